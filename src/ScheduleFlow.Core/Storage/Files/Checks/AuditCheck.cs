using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>The audit log: every line must be a JSON object.</summary>
internal sealed class AuditCheck(CheckScope scope) : ICheck
{
    public IEnumerable<Suspect> Look()
    {
        var (lines, torn) = Count(scope.Reader.Journal(scope.Paths.Audit).Journal.Span, whole: null);
        scope.Counts = scope.Counts with { AuditLines = lines, Bytes = scope.Counts.Bytes + scope.Disk.Length(scope.Paths.Audit) };
        if (torn > 0)
        {
            yield return new Suspect(Finding) { Repair = Repair };
        }
    }

    private StoreFinding? Finding() => Count(scope.Reader.Journal(scope.Paths.Audit).Journal.Span, whole: null).Torn is > 0 and var torn
        ? new StoreFinding(
            "audit-damaged",
            FindingSeverity.Warning,
            scope.Paths.Relative(scope.Paths.Audit),
            $"{torn} lines of the audit log are torn or no JSON.")
        { IsRepairable = true }
        : null;

    // The whole lines stay, in their order; the log as it was is kept beside it.
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
            if (Count(damaged, whole).Torn == 0)
            {
                return null;
            }

            aside = change.AsideName(scope.Paths.Audit);
            change.MoveAside(scope.Paths.Audit, aside);
            change.Stage(scope.Paths.Audit, output => output.Write(whole.WrittenSpan));
            change.Commit();
        }

        // A record measures the log that it adds to: the line about this is a change of its own.
        using var line = scope.BeginLocked();
        line?.Audit([scope.Paths.Relative(scope.Paths.Audit)], action: "put_aside");
        line?.Commit();
        return $"The whole lines were kept; the damaged log was put aside as {scope.Paths.Relative(aside)}.";
    }

    private static (int Lines, int Torn) Count(ReadOnlySpan<byte> log, ArrayBufferWriter<byte>? whole)
    {
        var (lines, torn) = (0, 0);
        while (!log.IsEmpty)
        {
            var end = log.IndexOf((byte)'\n') is >= 0 and var found ? found : log.Length;
            var line = log[..end];
            log = log[Math.Min(end + 1, log.Length)..];
            if (line.IsEmpty)
            {
                continue;
            }

            lines++;
            if (!IsObject(line))
            {
                torn++;
            }
            else if (whole is not null)
            {
                whole.Write(line);
                whole.Write("\n"u8);
            }
        }

        return (lines, torn);
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, StoredJson.Options);
            StoredJson.Read(ref reader);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            StoredJson.Skip(ref reader);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
