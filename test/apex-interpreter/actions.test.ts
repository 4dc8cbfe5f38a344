import { describe, expect, it } from 'vitest'
import {
  callAction,
  machineFrom,
  orgWith,
  readProgram,
  startMachine,
  Unsupported,
  withCallouts,
  type CalloutRequest,
} from '../../packages/apex-interpreter/index.ts'

const DESK = `public class Desk {
  public class Note { @AuraEnabled public Integer many { get; private set; } @AuraEnabled public List<String> words = new List<String>();
    public String secret = 'x'; @AuraEnabled public Datetime at = Datetime.newInstanceGmt(2026, 1, 2); @AuraEnabled public Decimal share; }
  @AuraEnabled public static Note read(Integer many, List<String> words) {
    Note note = new Note(); note.many = many; note.words = words; note.share = 1.5; return note; }
  @AuraEnabled public static void refuse() { AuraHandledException e = new AuraHandledException('No'); e.setMessage('No'); throw e; }
  @AuraEnabled public static String count(Map<String, String> levels) { return 'b: ' + levels.get('b'); }
  public static void hidden() { }
  static Integer sent = 0;
  @AuraEnabled public static String ask() {
    String all = '';
    for (String path : new List<String>{ 'a', 'b' }) {
      HttpRequest request = new HttpRequest(); request.setMethod('POST'); request.setEndpoint('callout:X/' + path);
      request.setHeader('Accept', 'text'); request.setBody(all); sent++;
      try { all += new Http().send(request).getBody(); } catch (CalloutException none) { all += 'none'; }
    }
    return all + sent;
  }
}`

const ask = async (name: string, parameters = {}) => callAction(name, parameters, await machineFrom([DESK]))

describe('a method that components call', () => {
  it('takes parameters by name, and answers the members of an object with @AuraEnabled', async () => {
    expect(await ask('Desk.read', { many: 2, words: ['a'] })).toEqual({
      answer: { many: 2, words: ['a'], at: '2026-01-02T00:00:00.000Z', share: 1.5 },
    })
    expect(await ask('Desk.read')).toMatchObject({ answer: { many: null, words: null } })
  })

  it('takes a map whose keys are texts', async () => {
    expect(await ask('Desk.count', { levels: { a: '1', b: '2' } })).toEqual({ answer: 'b: 2' })
  })

  it('refuses with the sentence of its exception', async () => {
    expect(await ask('Desk.refuse')).toEqual({ refusal: 'No' })
  })

  it('is none without @AuraEnabled', async () => {
    await expect(ask('Desk.hidden')).rejects.toThrow(Unsupported)
  })
})

const KEEPER = `public class Keeper {
  private static Boolean isThere() {
    return ConnectApi.NamedCredentials.getCredential('Desk', 'Org', ConnectApi.CredentialPrincipalType.NamedPrincipal)
      .credentials.containsKey('Key'); }
  private static ConnectApi.CredentialInput input() {
    ConnectApi.CredentialValueInput value = new ConnectApi.CredentialValueInput(); value.encrypted = true; value.value = 'secret';
    ConnectApi.CredentialInput input = new ConnectApi.CredentialInput(); input.externalCredential = 'Desk'; input.principalName = 'Org';
    input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'Key' => value }; return input; }
  @AuraEnabled public static Boolean keep() { ConnectApi.NamedCredentials.createCredential(input()); return isThere(); }
  @AuraEnabled public static Boolean again() { keep(); ConnectApi.NamedCredentials.updateCredential(input());
    try { keep(); return false; } catch (ConnectApi.ConnectApiException known) { return isThere(); } }
  @AuraEnabled public static Boolean forget() { keep();
    ConnectApi.NamedCredentials.deleteCredential('Desk', 'Org', ConnectApi.CredentialPrincipalType.NamedPrincipal); return isThere(); }
}`

describe('the keys of an external credential', () => {
  const call = async (name: string, org = orgWith()) => {
    const machine = await machineFrom([KEEPER], { org })
    const { session } = machine
    return { result: callAction(name, {}, machine), kept: session.credentials.get('Desk-Org')?.get('Key') }
  }

  it('are written once, replaced, and taken away', async () => {
    expect(await call('Keeper.keep')).toEqual({ result: { answer: true }, kept: 'secret' })
    expect(await call('Keeper.again')).toEqual({ result: { answer: true }, kept: 'secret' })
    expect(await call('Keeper.forget')).toEqual({ result: { answer: false }, kept: undefined })
  })

  it('are out of reach without the right of Setup', async () => {
    const org = orgWith()
    const machine = await machineFrom([KEEPER], { org })
    machine.session.userId = 'a user without permission sets'

    expect(() => callAction('Keeper.keep', {}, machine)).toThrow('ConnectApi.ConnectApiException')
  })
})

describe('callouts outside tests', () => {
  it('run the code again from its beginning with each answer, and can come to nothing', async () => {
    const [program, asked]: [Awaited<ReturnType<typeof readProgram>>, CalloutRequest[]] = [
      await readProgram([DESK]),
      [],
    ]
    const answer = await withCallouts(
      (send) => callAction('Desk.ask', {}, startMachine(program, { send })),
      (request) => {
        asked.push(request)
        return Promise.resolve(asked.length === 1 ? { status: 200, body: 'one ' } : { failure: 'Read timed out' })
      },
    )

    expect(answer).toEqual({ answer: 'one none2' })
    expect(asked).toEqual([
      { method: 'POST', endpoint: 'callout:X/a', body: '', headers: { accept: 'text' }, timeoutMs: 10_000 },
      { method: 'POST', endpoint: 'callout:X/b', body: 'one ', headers: { accept: 'text' }, timeoutMs: 10_000 },
    ])
  })
})
