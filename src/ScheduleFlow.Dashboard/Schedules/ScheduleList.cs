using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>
/// All stored schedules, read page by page. At first they appear as they come; when they are read anew, what is shown stays
/// until all are there.
/// </summary>
/// <param name="api">The server.</param>
/// <param name="changed">Told when something else is to be shown.</param>
internal sealed class ScheduleList(ApiClient api, Action changed) : IDisposable
{
    private const int PageSize = 1_000;

    /// <summary>More are read with the pages that they are on: a whole schedule is more than its row.</summary>
    private const int MostUpdated = 3;
    private CancellationTokenSource _stop = new();
    private List<ScheduleRow> _rows = [];

    public IReadOnlyList<ScheduleRow> Rows => _rows;

    /// <summary>How many there are, as the server says; null: it has not said.</summary>
    public int? Total { get; private set; }

    /// <summary>How many of them have been read in the present pass.</summary>
    public int Read { get; private set; }

    public bool IsReading { get; private set; }

    /// <summary>Whether all have been read once.</summary>
    public bool IsComplete { get; private set; }

    public Problem? Problem { get; private set; }

    /// <summary>Reads all of them, from the first page.</summary>
    public async Task ReadAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new();
        var stop = _stop.Token;
        var rows = IsComplete ? new List<ScheduleRow>() : _rows = [];
        (IsReading, Read, Problem) = (true, 0, null);
        changed();
        try
        {
            string? after = null;
            do
            {
                var answer = await api.AskAsync(new ListSchedulesRequest { Limit = PageSize, After = after }, stop: stop);
                if (!answer.TryGet(out var page, out var problem))
                {
                    (IsReading, Problem) = (false, problem);
                    changed();
                    return;
                }

                Add(rows, page.Schedules);
                (Total, Read, after) = (page.Total, rows.Count, page.Next);
                changed();
            }
            while (after is not null);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        (_rows, IsReading, IsComplete) = (rows, false, true);
        changed();
    }

    /// <summary>Asks for schedules with a name while the pages on which they are have not been read yet.</summary>
    public async Task FindAsync(string name)
    {
        var rows = _rows;
        if (!IsComplete && (await api.AskAsync(new ListSchedulesRequest { Name = name, Limit = PageSize })).TryGet(out var page, out _) && rows == _rows)
        {
            Add(rows, page.Schedules);
            changed();
        }
    }

    /// <summary>Reads a few that have changed, instead of all.</summary>
    public async Task UpdateAsync(IReadOnlyCollection<string> ids)
    {
        if (!IsComplete || IsReading || ids.Count > MostUpdated)
        {
            await ReadAsync();
            return;
        }

        foreach (var id in ids)
        {
            var answer = await api.AskAsync(new ShowScheduleRequest { Id = id }, stop: _stop.Token);
            if (answer.TryGet(out var schedule, out var problem))
            {
                Put(RowOf(schedule));
            }
            else if (problem.Type == ErrorType.NotFound)
            {
                Remove(id);
            }
        }
    }

    /// <summary>Takes away what is deleted, before it is read anew.</summary>
    public void Remove(string id)
    {
        if (_rows.RemoveAll(row => row.Id == id) > 0)
        {
            Total--;
            changed();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static ScheduleRow RowOf(ShowScheduleReply schedule) => new()
    {
        Id = schedule.Id,
        Revision = schedule.Revision,
        Name = schedule.Name,
        Source = schedule.Source,
        Events = schedule.Metadata.UniqueEvents,
        Imported = schedule.Imported,
        Start = schedule.Metadata.Start,
        End = schedule.Metadata.End,
        EventsRead = schedule.Metadata.TotalImported,
        DuplicatesRemoved = schedule.Metadata.DuplicatesRemoved,
        ConflictsDetected = schedule.Metadata.ConflictsDetected,
        GapsDetected = schedule.Metadata.GapsDetected,
        PublishedOn = schedule.PublishedOn ?? [],
    };

    private void Put(ScheduleRow row)
    {
        var at = _rows.FindIndex(one => one.Id == row.Id);
        if (at < 0)
        {
            _rows.Add(row);
            Total++;
        }
        else
        {
            _rows[at] = row;
        }

        changed();
    }

    // A page may bring what a search has brought already.
    private static void Add(List<ScheduleRow> rows, IEnumerable<ScheduleRow> more)
    {
        var known = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(more.Where(row => known.Add(row.Id)));
    }
}
