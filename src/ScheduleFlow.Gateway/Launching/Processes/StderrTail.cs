using System.Text;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>The end of a worker's stderr. The rest is drained, so that the worker never blocks on a full pipe.</summary>
/// <param name="progress">Receives the progress that the worker reports, in percent.</param>
internal sealed class StderrTail(Action<double> progress)
{
    /// <summary>How much is kept, in bytes.</summary>
    public const int Capacity = 64 * 1024;

    private readonly byte[] _first = new byte[256]; // most workers write nothing here
    private byte[] _ring = [];
    private ProgressLines? _lines;
    private long _total;

    /// <summary>Whether nothing was written.</summary>
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
            // Another process holds the pipe open. The bytes so far are all there is.
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

    /// <summary>Its last <paramref name="maxChars"/> characters at most, for a log, without the progress lines.</summary>
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
