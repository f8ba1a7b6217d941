using System.Net;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// Looks up each name once: lists have thousands of links at one host. Answers are kept as long as this object. Each
/// connection checks its address again, so keeping them is not a risk.
/// </summary>
internal sealed class KnownNames : INameResolver, IDisposable
{
    /// <summary>Lookups at the same time; those of dead names go on after their links have been given up.</summary>
    private const int MaxLookups = 128;

    private readonly Dictionary<string, Task<IReadOnlyList<IPAddress>>> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _lookups = new(MaxLookups);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly INameResolver _inner;

    public KnownNames(INameResolver inner)
    {
        _inner = inner;
        _ended = _end.Token;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
        Task<IReadOnlyList<IPAddress>>? answer;
        lock (_answers)
        {
            // A failure is kept too: the next link of a dead name need not wait for it again.
            if (!_answers.TryGetValue(host, out answer))
            {
                answer = AskAsync(host);
                _answers.Add(host, answer);
            }
        }

        return answer.WaitAsync(cancellation);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    // A link that is given up does not end the lookup: others may wait for the same name.
    private async Task<IReadOnlyList<IPAddress>> AskAsync(string host)
    {
        await _lookups.WaitAsync(_ended).ConfigureAwait(false);
        try
        {
            return await _inner.ResolveAsync(host, _ended).ConfigureAwait(false);
        }
        finally
        {
            _lookups.Release();
        }
    }
}
