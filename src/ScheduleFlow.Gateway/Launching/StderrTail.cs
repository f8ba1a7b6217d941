using System.Text;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>The end of what a worker wrote to stderr; the rest is drained, so that it never blocks on a full pipe.</summary>
/// <param name="progress">Is told how far the worker says it is.</param>
internal sealed class StderrTail(Action<double> progress)
{
    /// <summary>How much is kept, in bytes.</summary>
    public const int Capacity = 64 * 1024;

    private byte[] _ring = [];
    private long _total;

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => _total == 0;

    /// <summary>Reads to the end or until given up.</summary>
    public async Task ReadAsync(Stream stderr, CancellationToken giveUp)
    {
        try
        {
            var first = new byte[256];
            var read = await stderr.ReadAsync(first, giveUp).ConfigureAwait(false);
            if (read == 0)
            {
                return; // as a rule: a worker has nothing to say here
            }

            _ring = new byte[Capacity];
            first.AsSpan(0, read).CopyTo(_ring);
            var lines = new ProgressLines(progress);
            lines.Take(_ring.AsSpan(0, read));
            for (_total = read; read > 0; _total += read)
            {
                var at = (int)(_total % Capacity);
                read = await stderr.ReadAsync(_ring.AsMemory(at), giveUp).ConfigureAwait(false);
                lines.Take(_ring.AsSpan(at, read));
            }
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // Somebody holds the pipe open. What came until now is what there is.
        }
    }

    /// <summary>The last of it, at most <paramref name="maxChars"/>, for a log; without what it said of its progress.</summary>
    public string Text(int maxChars)
    {
        var length = (int)Math.Min(_total, Capacity);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = _ring[(_total - length + i) % Capacity];
        }

        var text = string.Join('\n', Encoding.UTF8.GetString(bytes).Split('\n').Where(line => !ProgressLines.IsOne(line))).Trim();
        return text.Length <= maxChars ? text : text[^maxChars..];
    }
}
