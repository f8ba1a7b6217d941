using System.Buffers;
using System.Text;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What a walk through the audit log has found.</summary>
/// <param name="Lines">All lines that are not empty.</param>
/// <param name="Torn">Those that are no JSON object.</param>
/// <param name="Breaks">Whole ones that do not follow from the whole one before.</param>
/// <param name="FirstBreak">The number of the first of these, from 1 on; 0: there is none.</param>
/// <param name="Head">The link of the last whole line; null: there is none.</param>
internal sealed record AuditReading(int Lines, int Torn, int Breaks, int FirstBreak, string? Head)
{
    /// <param name="log">The bytes.</param>
    /// <param name="whole">Takes the whole lines; null: nothing does.</param>
    public static AuditReading Of(ReadOnlySpan<byte> log, ArrayBufferWriter<byte>? whole = null)
    {
        var (lines, torn, breaks, firstBreak, number) = (0, 0, 0, 0, 0);
        var (link, isChained) = ((byte[])[], false);
        while (!log.IsEmpty)
        {
            var end = log.IndexOf((byte)'\n') is >= 0 and var found ? found : log.Length;
            var line = log[..end];
            log = log[Math.Min(end + 1, log.Length)..];
            number++;
            if (line.IsEmpty)
            {
                continue;
            }

            lines++;
            if (!AuditLine.IsWhole(line))
            {
                torn++;
                continue;
            }

            // Lines of an older version have no chain; once there is one, each has it.
            isChained |= AuditChain.IsChained(line);
            if (isChained && !AuditChain.Follows(link, line))
            {
                breaks++;
                firstBreak = firstBreak == 0 ? number : firstBreak;
            }

            link = AuditChain.Link(line);
            whole?.Write(line);
            whole?.Write("\n"u8);
        }

        return new AuditReading(lines, torn, breaks, firstBreak, link.Length == 0 ? null : Encoding.ASCII.GetString(link));
    }
}
