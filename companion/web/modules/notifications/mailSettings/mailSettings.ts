import { call, type Answer } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'

type Subscription = Answer<'GET /notices/subscriptions'>['topics'][number]

/** Which notifications this person gets by email, and a test of whether they arrive. */
export default class MailSettings extends Page {
  labels = labelsBelow('web.notificationMail')
  topicLabels = labelsBelow('web.notificationTopics')
  subscriptions?: Subscription[]
  done = ''

  override get isRead() {
    return Boolean(this.subscriptions)
  }

  get topics() {
    return this.subscriptions?.map((one) => ({ ...one, label: this.topicLabels[one.topic] }))
  }

  override connectedCallback(): void {
    void this.load()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.subscriptions = (await call('GET /notices/subscriptions')).topics
    })
  }

  async handleChange({ currentTarget }: Event) {
    if (!(currentTarget instanceof HTMLInputElement)) return
    const { checked: mailed } = currentTarget
    const topic = this.subscriptions?.find((one) => one.topic === currentTarget.name)?.topic
    if (!topic) return
    this.done = ''
    this.choose(topic, mailed)
    await this.attempt(() => call('PUT /notices/subscriptions/:topic', { params: { topic }, body: { mailed } }))
    if (this.problem) this.choose(topic, !mailed)
    else this.done = this.labels.saved
  }

  choose(topic: Subscription['topic'], mailed: boolean): void {
    this.subscriptions = this.subscriptions?.map((one) => (one.topic === topic ? { ...one, mailed } : one))
  }

  async handleTest() {
    this.done = ''
    await this.attempt(() => call('POST /notices/test'))
    if (!this.problem) this.done = this.labels.sent
  }
}
