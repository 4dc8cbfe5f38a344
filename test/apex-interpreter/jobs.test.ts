import { describe, expect, it } from 'vitest'
import { saidBy } from '../kit/apex-interpreter/org.ts'

const LOG = "public class Log { public static String said = ''; }"
const JOB = `public class Job implements Queueable, Schedulable {
  String what; public Job(String what) { this.what = what; }
  public void execute(QueueableContext context) { System.attachFinalizer(new Last()); Log.said += what + Limits.getLimitQueueableJobs();
    if (what == 'chain') { System.enqueueJob(new Job('next')); } if (what == 'fail') { Integer i = 1 / 0; } }
  public void execute(SchedulableContext context) { Log.said += 'scheduled'; }
}`
const SCHEDULED = `public class Timer implements Schedulable { public void execute(SchedulableContext context) { Log.said += 'timer'; } }`
const LAST = `public class Last implements Finalizer { public void execute(FinalizerContext context) {
  Log.said += context.getResult() == ParentJobResult.SUCCESS ? '+' : '-'; } }`
const PLAIN = JOB.replace(/public void execute\(Sched.*\n/, '').replace(', Schedulable', '')

const run = (body: string) => saidBy(body, { more: [LOG, PLAIN, SCHEDULED, LAST] })

const MOCK = `public class Mock implements HttpCalloutMock { public HttpResponse respond(HttpRequest request) {
  HttpResponse r = new HttpResponse(); r.setStatusCode(204); return r; } }`
const SEND =
  "HttpRequest q = new HttpRequest(); q.setEndpoint('callout:X'); said += new Http().send(q).getStatusCode();"
const call = (body: string) => saidBy(`Test.setMock(HttpCalloutMock.class, new Mock()); ${body}`, { more: [MOCK] })

describe('jobs', () => {
  it('run at Test.stopTest, each with its finalizer and its own limits', async () => {
    const body = `Test.startTest(); System.enqueueJob(new Job('a')); said = Log.said + Limits.getQueueableJobs() + '/' + Limits.getLimitQueueableJobs() + ' ';
      Test.stopTest(); said += Log.said;`

    expect(await run(body)).toBe('1/50 a1+')
  })

  it('that fail end the test, after their finalizer', async () => {
    const body = `Test.startTest(); System.enqueueJob(new Job('fail')); try { Test.stopTest(); } catch (MathException e) { said = Log.said; }`

    expect(await run(body)).toBe('fail1-')
  })

  it('start no other in a test', async () => {
    expect(await run("System.enqueueJob(new Job('chain'));")).toContain(
      'AsyncException: Maximum stack depth has been reached.',
    )
  })

  it('are scheduled once under a name, with their next run, and run at Test.stopTest', async () => {
    const body = `Test.startTest(); System.schedule('A', '0 15 * * * ?', new Timer());
      try { System.schedule('A', '0 0 * * * ?', new Timer()); } catch (AsyncException e) { said += e.getMessage() + ' '; }
      Test.stopTest(); said += Log.said + [SELECT NextFireTime FROM CronTrigger].NextFireTime.minuteGmt();`

    expect(await run(body)).toBe('The Apex job named "A" is already scheduled for execution. timer15')
  })

  it('do not run once they are aborted', async () => {
    const body = `Test.startTest(); System.abortJob(System.schedule('A', '0 0 3 * * ?', new Timer())); Test.stopTest();
      said = Log.said + [SELECT COUNT() FROM CronJobDetail];`

    expect(await run(body)).toBe('0')
  })
})

describe('callouts', () => {
  it('go to the mock', async () => {
    expect(await call(SEND)).toBe('204')
  })

  it.each([
    ['a change', "insert as system thing('a', 1);"],
    ['runAs', 'System.runAs(new User(Id = UserInfo.getUserId())) { }'],
  ])('follow no %s in the same half of a test', async (_what, work) => {
    expect(await call(work + SEND)).toContain('CalloutException: You have uncommitted work pending')
    expect(await call(`${work} Test.startTest(); ${SEND}`)).toBe('204')
    expect(await call(`${work} Test.startTest(); Test.stopTest(); ${SEND}`)).toContain('uncommitted work pending')
  })
})
