/** What must not compile. Nothing runs this file: `tsc -p companion/web` fails where an expected error is missing. */
import type InviteDialog from 'accounts/inviteDialog'
import { call, type Answer } from 'kit/client'
import { Component, type EventOf } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'

type Events = { chosen: { id: string }; closed: undefined }

class Chooser extends Component<{ dialog: DialogElement }, Events> {
  mistakes() {
    // @ts-expect-error the template has no such ref
    this.refs.dialogue.dismiss()
    // @ts-expect-error the dialogue has no such public method
    this.refs.dialog.renderedCallback()
    // @ts-expect-error no such event
    this.dispatch('opened')
    // @ts-expect-error the event needs its detail
    this.dispatch('chosen')
    // @ts-expect-error the detail has no such member
    this.dispatch('chosen', { name: 'A' })
  }
}

export async function mistakes(): Promise<unknown[]> {
  const { person } = await call('GET /session')
  const personId = person.personId
  return [
    // @ts-expect-error the answer has no such field
    person.nickname,
    // @ts-expect-error no such path
    await call('GET /persons'),
    // @ts-expect-error no such method of this path
    await call('PUT /people'),
    // @ts-expect-error the body lacks the role
    await call('PATCH /people/:personId', { params: { personId }, body: {} }),
    // @ts-expect-error no such role
    await call('PATCH /people/:personId', { params: { personId }, body: { role: 'owner' } }),
    // @ts-expect-error the path has a parameter
    await call('DELETE /people/:personId'),
    // @ts-expect-error no such range
    await call('GET /credits/usage', { query: { range: '1y' } }),
    // @ts-expect-error the call takes no body
    await call('GET /people', { body: {} }),
    // @ts-expect-error no such label
    label('web.people.tittle'),
    // @ts-expect-error no such label below the prefix
    labelsBelow('web.people').tittle,
    ({ detail }: EventOf<InviteDialog, 'invited'>): Answer<'POST /people'> => detail.person,
    // @ts-expect-error the detail of this event is a person
    ({ detail }: EventOf<InviteDialog, 'invited'>) => detail.name,
    Chooser,
  ]
}
