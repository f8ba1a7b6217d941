using System.Buffers;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The audit log: every line must be a JSON object, and follow from the one before it (<see cref="AuditChain"/>).</summary>
internal sealed class AuditCheck(CheckScope scope) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        var read = Read();
        scope.Counts = scope.Counts with
        {
            AuditLines = read.Lines,
            AuditHead = read.Head,
            Bytes = scope.Counts.Bytes + scope.Disk.Length(scope.Paths.Audit),
        };
        if (read.Torn > 0)
        {
            yield return new Suspect(() => Damage(Read())) { Repair = Repair };
        }

        if (read.Breaks > 0)
        {
            yield return new Suspect(() => Break(Read()));
        }
    }

    private AuditReading Read() => AuditReading.Of(scope.Reader.Journal(scope.Paths.Audit).Journal.Span);

    private StoreFinding? Damage(AuditReading read) => read.Torn == 0 ? null : new StoreFinding(
        "audit-damaged",
        FindingSeverity.Warning,
        scope.Paths.Relative(scope.Paths.Audit),
        $"{read.Torn} lines of the audit log are torn or no JSON.")
    { IsRepairable = true };

    private StoreFinding? Break(AuditReading read) => read.Breaks == 0 ? null : new StoreFinding(
        "audit-chain-broken",
        FindingSeverity.Warning,
        scope.Paths.Relative(scope.Paths.Audit),
        $"Line {read.FirstBreak} of the audit log does not follow from the line before it"
        + (read.Breaks == 1 ? "" : $", nor do {read.Breaks - 1} more")
        + ": lines there were changed, taken out, put in, or written by an older version."
        + " Compare it with a backup; then put the file aside, and a new log begins.");

    // The intact lines stay, in their order; the damaged log is kept beside the new one.
    private string? Repair()
    {
        string aside;
        using (var change = scope.BeginLocked())
        {
            if (change is null || scope.ReadOrNull(scope.Paths.Audit) is not { } damaged)
            {
                return null;
            }

            var whole = new ArrayBufferWriter<byte>(damaged.Length + 1);
            if (AuditReading.Of(damaged, whole).Torn == 0)
            {
                return null;
            }

            aside = change.AsideName(scope.Paths.Audit);
            change.MoveAside(scope.Paths.Audit, aside);
            change.Stage(scope.Paths.Audit, output => output.Write(whole.WrittenSpan));
            change.Commit();
        }

        // A record contains the length of the log that it adds to, so the line about this needs its own change.
        using var line = scope.BeginLocked();
        line?.Audit([scope.Paths.Relative(scope.Paths.Audit)], action: "put_aside");
        line?.Commit();
        return $"The intact lines were kept; the damaged log was put aside as {scope.Paths.Relative(aside)}.";
    }
}
