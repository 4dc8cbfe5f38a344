import { call, readProgram, startMachine, type Org } from '../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../sources.ts'

/** What an admin has done in an org, as the package itself does it. Each method is a transaction. */
const LIVED_IN = `public class LivedIn {
  public static void grant() {
    insert as system new PermissionSetAssignment(
      AssigneeId = UserInfo.getUserId(),
      PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Tollbridge_Admin' WITH SYSTEM_MODE].Id
    );
  }
  public static void setUp() {
    TollbridgeSettings.current()
      .every(15).alertAt('40,60', 5).keepFor(7).tell(UserInfo.getUserId())
      .mute(3, Datetime.now()).paired(UserInfo.getOrganizationId()).save();
    TollbridgeSnapshotSchedule.start(15);
  }
  public static void takeSnapshots() {
    TollbridgeUsageSnapshots.take(Datetime.now().addHours(-2));
    TollbridgeUsageSnapshots.take(Datetime.now().addHours(-1));
  }
  public static void report() {
    TollbridgeFingerprintProgress.begin();
    TollbridgeFingerprintProgress.fail('unreachable');
  }
}`

/** An org after an admin has set the package up: snapshots are scheduled and taken, settings are saved. */
export async function livedIn(org: Org): Promise<Org> {
  const program = await readProgram([...packageSources('classes/**/*.cls').map(({ text }) => text), LIVED_IN])
  return ['grant', 'setUp', 'takeSnapshots', 'report'].reduce((before, step) => {
    const machine = startMachine(program, { org: before })
    call(machine, `LivedIn.${step}`)
    return { ...before, store: machine.session.store }
  }, org)
}
