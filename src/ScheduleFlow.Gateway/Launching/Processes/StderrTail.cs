using System.Text;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>The end of what a worker wrote to stderr; the rest is drained, so that it never blocks on a full pipe.</summary>
/// <param name="progress">Is told how far the worker says it is.</param>
internal sealed class StderrTail(Action<double> progress)
{
    /// <summary>How much is kept, in bytes.</summary>
    public const int Capacity = 64 * 1024;

    private readonly byte[] _first = new byte[256]; // as a rule a worker has nothing to say here
    private byte[] _ring = [];
    private ProgressLines? _lines;
    private long _total;

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => _total == 0;

    /// <summary>Reads to the end or until given up.</summary>
    public async Task ReadAsync(Stream stderr, CancellationToken giveUp)
    {
        try
        {
            for (var space = Space(); await stderr.ReadAsync(space, giveUp).ConfigureAwait(false) is var read and > 0; space = Space())
            {
                Took(space.Span[..read]);
            }
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // Somebody holds the pipe open. What came until now is what there is.
        }
    }

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Space() => _ring.Length == 0 ? _first : _ring.AsMemory((int)(_total % Capacity));

    /// <summary>These bytes were put there.</summary>
    public void Took(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        if (_lines is null)
        {
            _lines = new ProgressLines(progress);
            _ring = new byte[Capacity];
            bytes.CopyTo(_ring);
        }

        _lines.Take(bytes);
        _total += bytes.Length;
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
