using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Importing;

/// <summary>
/// The documents that are to be imported. They stay here, with what was chosen for them, until they are stored or put away:
/// another screen, an error or a lost network takes nothing from it.
/// </summary>
public sealed class ImportList : IDisposable
{
    private readonly ApiClient _api;
    private readonly Browser _browser;
    private readonly ServerEvents _events;
    private readonly Reachability _reachability;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<ImportEntry> _entries = [];
    private string? _requestId;
    private ImportEntry? _sent;
    private bool _isGuarded;

    public ImportList(ApiClient api, Browser browser, ServerEvents events, Reachability reachability)
    {
        (_api, _browser, _events, _reachability) = (api, browser, events, reachability);
        _events.Progress += Hear;
        _reachability.Changed += CheckAgain;
    }

    public event Action? Changed;

    public IReadOnlyList<ImportEntry> Entries => _entries;

    /// <summary>What is chosen for all that come.</summary>
    public OptionValues Usual { get; } = new();

    /// <summary>Takes a document in, and checks it.</summary>
    public async Task AddAsync(SourceDocument document)
    {
        var entry = new ImportEntry(document, Usual.Copy());
        _entries.Add(entry);
        await TellAsync();
        await CheckAsync(entry);
    }

    public async Task RemoveAsync(ImportEntry entry)
    {
        _entries.Remove(entry);
        await TellAsync();
    }

    /// <summary>Puts away what is stored.</summary>
    public async Task RemoveStoredAsync()
    {
        _entries.RemoveAll(entry => !entry.IsUnsent);
        await TellAsync();
    }

    /// <summary>Another choice was made for a document.</summary>
    public async Task ChangeAsync(ImportEntry entry, string checkedAs)
    {
        entry.Renew();
        if (entry.Purpose == ImportPurpose.Schedule && (entry.Check is null || entry.CheckedAs != checkedAs))
        {
            await CheckAsync(entry);
            return;
        }

        if (entry.State == ImportState.Refused && entry.IsReadable)
        {
            (entry.State, entry.Problem) = (ImportState.Ready, null);
        }

        await TellAsync();
    }

    /// <summary>Says what a document is imported as.</summary>
    public async Task UseAsync(ImportEntry entry, ImportPurpose purpose)
    {
        entry.Purpose = purpose;
        entry.Renew();
        entry.Problem = null;
        entry.State = entry.IsReadable ? ImportState.Ready : ImportState.Refused;
        await TellAsync();
    }

    /// <summary>Asks what a document holds and what is wrong with it. Nothing is stored.</summary>
    public Task CheckAsync(ImportEntry entry) => InTurnAsync(entry, ImportState.Checking, async id =>
    {
        var answer = await _api.AskAsync(entry.LintRequest(), BodyOf(entry), id);
        (entry.Check, entry.Problem) = (answer.TryGet(out var reply, out _) ? reply : entry.Check, answer.Problem);
        return answer.Problem is null && entry.IsReadable ? ImportState.Ready : ImportState.Refused;
    });

    /// <summary>Stores a document.</summary>
    public Task StoreAsync(ImportEntry entry) => InTurnAsync(entry, ImportState.Storing, async id =>
    {
        if (entry.Purpose == ImportPurpose.Playlist)
        {
            var kept = await _api.AskAsync(entry.PlaylistRequest(entry.Key), BodyOf(entry), id);
            (entry.StoredPlaylist, entry.Problem) = (kept.TryGet(out var playlist, out _) ? playlist : null, kept.Problem);
        }
        else
        {
            var stored = await _api.AskAsync(entry.ScheduleRequest(entry.Key), BodyOf(entry), id);
            (entry.Stored, entry.Problem) = (stored.TryGet(out var schedule, out _) ? schedule : null, stored.Problem);
        }

        return entry.Problem is null ? ImportState.Stored : ImportState.Refused;
    });

    /// <summary>Stores all that can be, one after another.</summary>
    public async Task StoreAllAsync()
    {
        foreach (var entry in _entries.Where(entry => entry.State == ImportState.Ready).ToList())
        {
            await StoreAsync(entry);
        }
    }

    public void Dispose()
    {
        _events.Progress -= Hear;
        _reachability.Changed -= CheckAgain;
        _turn.Dispose();
    }

    // A form says the file's name, by which a document without a name of its own is called.
    private static MultipartFormDataContent? BodyOf(ImportEntry entry) => entry.Document.Content is { } content
        ? new MultipartFormDataContent { { new ByteArrayContent(content), "file", entry.Document.Name } }
        : null;

    private async Task InTurnAsync(ImportEntry entry, ImportState state, Func<string, Task<ImportState>> step)
    {
        if (entry.IsBusy)
        {
            return;
        }

        entry.State = ImportState.Waiting;
        await TellAsync();
        await _turn.WaitAsync();
        try
        {
            (entry.State, entry.Percent, entry.Problem) = (state, null, null);
            (_sent, _requestId) = (entry, Guid.NewGuid().ToString("N"));
            await TellAsync();
            entry.State = await step(_requestId);
        }
        finally
        {
            (_sent, _requestId) = (null, null);
            _turn.Release();
            await TellAsync();
        }
    }

    private void Hear(ProgressData data)
    {
        if (data.RequestId == _requestId && _sent is { } entry)
        {
            entry.Percent = data.Percent;
            Changed?.Invoke();
        }
    }

    // What could not be checked while the server was away is checked when it is back. Storing waits for the person.
    private void CheckAgain()
    {
        if (!_reachability.IsLost)
        {
            foreach (var entry in _entries.Where(entry => entry.Problem?.Type == ErrorType.Unavailable && entry.Check is null && entry.IsUnsent).ToList())
            {
                _ = CheckAsync(entry);
            }
        }
    }

    private async Task TellAsync()
    {
        Changed?.Invoke();
        var isUnsent = _entries.Any(entry => entry.IsUnsent);
        if (isUnsent != _isGuarded)
        {
            _isGuarded = isUnsent;
            await _browser.GuardAsync(isUnsent);
        }
    }
}
