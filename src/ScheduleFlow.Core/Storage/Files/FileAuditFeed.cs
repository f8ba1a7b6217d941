using System.Text;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The audit log of a folder of files.</summary>
/// <param name="dataFolder">The data folder; it need not exist.</param>
public sealed class FileAuditFeed(string dataFolder) : IAuditFeed
{
    private const int MaxBytes = 1024 * 1024;

    private readonly string _path = new StorePaths(dataFolder).Audit;

    /// <inheritdoc/>
    /// <remarks>
    /// A log that has become shorter was replaced: it is read on from its end. So was one in which the next line would
    /// begin within a line: it is read on from the next one. A look at a log that has not changed costs a stat.
    /// </remarks>
    public AuditLines Read(long? from)
    {
        try
        {
            var length = PhysicalDisk.Instance.Length(_path);
            if (from is not { } offset || offset >= length)
            {
                return new AuditLines([], length, WasReplaced: from > length);
            }

            using var log = PhysicalDisk.Instance.OpenRead(_path);
            var isWithin = offset > 0 && ByteAt(log, offset - 1) != '\n';
            log.Seek(offset, SeekOrigin.Begin);
            var bytes = new byte[(int)Math.Min(MaxBytes, length - offset)];
            log.ReadExactly(bytes);
            var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            if (end == 0 && bytes.Length == MaxBytes)
            {
                return new AuditLines([], offset + bytes.Length, isWithin); // no line of ours is that long
            }

            var lines = Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return new AuditLines([.. isWithin && bytes[0] != '\n' ? lines.Skip(1) : lines], offset + end, isWithin && bytes[0] != '\n');
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return new AuditLines([], from ?? 0);
        }
    }

    private static int ByteAt(Stream log, long offset)
    {
        log.Seek(offset, SeekOrigin.Begin);
        return log.ReadByte();
    }
}
