using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>The end of the audit log, to which the next line is tied.</summary>
internal static class AuditTail
{
    /// <summary>The link of the last whole line; empty where there is none. What a power cut has torn is passed over.</summary>
    public static byte[] Link(IDisk disk, string journal)
    {
        var length = disk.Length(journal);
        if (length == 0)
        {
            return [];
        }

        // Somebody's editor may have left out the last line feed: the line is whole with the one that the next brings.
        if (!disk.End(journal).EndsLine)
        {
            var bytes = disk.ReadAll(journal).AsSpan();
            var last = bytes[(bytes.LastIndexOf((byte)'\n') + 1)..];
            if (AuditLine.IsWhole(last))
            {
                return AuditChain.Link(last);
            }
        }

        using var log = disk.OpenRead(journal);
        var lines = new LinesFromEnd(log, length);
        while (lines.MoveNext())
        {
            if (AuditLine.IsWhole(lines.Line.Span))
            {
                return AuditChain.Link(lines.Line.Span);
            }
        }

        return [];
    }
}
