
namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>
/// One of several clients that change a store while their workers are killed. Each changes schedules of its own. After
/// a kill it looks what became of the change (what it then sees must stay), or, where the request had an idempotency
/// key, sends it again until it is answered. Everything goes into the <see cref="Ledger"/>.
/// </summary>
internal sealed class CrashingClient(MortalWorker worker, Ledger ledger, int number, Random random)
{
    private const int SharedVideos = 2_000;
    private const int MaxSchedules = 12;

    private readonly MortalRequests _requests = new(worker, random);
    private readonly List<string> _own = [];
    private readonly Dictionary<string, List<string>> _names = []; // of each revision
    private int _changes;

    /// <summary>Makes a change, and knows afterwards whether it has happened.</summary>
    public void ChangeSomething()
    {
        var name = $"client {number} change {++_changes}.";
        var request = $"client-{number}-{_changes}";
        string[] origin = random.Next(2) == 0 ? ["--request-id", request] : ["--request-id", request, "--idempotency-key", request];
        var choice = random.Next(_own.Count >= MaxSchedules ? 50 : 100);
        if (choice < 50 && _own.Count == 0)
        {
            choice = 50;
        }

        switch (choice)
        {
            case < 25:
                Replace(request, name, origin);
                break;
            case < 50:
                Delete(request, origin[..2]);
                break;
            case < 70:
                Create(request, name, isCalendar: false, Document(name), ["import-schedule", "-", "--name", name, .. origin]);
                break;
            case < 85:
                Create(request, name, isCalendar: true, Links(), ["schedule-playlist", "-", "--start", "2027-03-27T22:00:00Z", "--hours", "2", "--name", name, .. origin]);
                break;
            case < 93:
                AddPlaylist(request, name, file: null, Links(), ["import-playlist", "-", "--name", name, .. origin]);
                break;
            default:
                AddPlaylist(request, request, $"{request}.m3u", $$"""{"items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""", ["save-playlist", "-", "--filename", $"{request}.m3u", .. origin]);
                break;
        }
    }

    private void Create(string request, string name, bool isCalendar, string document, string[] args)
    {
        var id = _requests.Acknowledged(request, document, args)?.Text("schedule_id") ?? IdOf(name);
        ledger.Changes[request] = id is not null;
        if (id is null)
        {
            return;
        }

        ledger.Schedules.TryAdd(id, new StoredSchedule(name, 1, isCalendar)).Should().BeTrue("ids are never given twice");
        _own.Add(id);
        _names[id] = [name];
        if (isCalendar)
        {
            Interlocked.Increment(ref ledger.TimelineChanges);
        }
    }

    private void Replace(string request, string name, string[] origin)
    {
        var id = _own[random.Next(_own.Count)];
        var current = ledger.Schedules[id];
        if (current.IsCalendar)
        {
            Delete(request, origin[..2], id);
            return;
        }

        // Now and then back to an earlier revision.
        var to = current.Revision > 1 && random.Next(3) == 0 ? random.Next(Math.Max(1, current.Revision - 40), current.Revision) : 0;
        var after = current with { Name = to > 0 ? _names[id][to - 1] : name, Revision = current.Revision + 1 };
        string[] args = to > 0
            ? ["revert-schedule", id, "--to", $"{to}", "--if-revision", $"{current.Revision}", .. origin[..2]]
            : ["import-schedule", "-", "--name", name, "--replace", id, "--if-revision", $"{current.Revision}", .. origin];
        var done = _requests.Acknowledged(request, to > 0 ? "" : Document(name), args) is not null;
        if (!done)
        {
            var seen = Show(id);
            seen.Should().NotBeNull("{0} was to be replaced, not deleted", id);
            seen.Should().BeOneOf(current, after);
            done = seen == after;
        }

        ledger.Changes[request] = done;
        ledger.Schedules[id] = done ? after : current;
        if (done)
        {
            _names[id].Add(after.Name);
        }
    }

    private void Delete(string request, string[] origin, string? which = null)
    {
        var id = which ?? _own[random.Next(_own.Count)];
        var done = _requests.Acknowledged(request, "", ["delete-schedule", id, .. origin]) is not null;
        if (!done)
        {
            var seen = Show(id);
            seen.Should().BeOneOf(null, ledger.Schedules[id]);
            done = seen is null;
        }

        ledger.Changes[request] = done;
        if (done)
        {
            ledger.Schedules.TryRemove(id, out var gone);
            ledger.Deleted.Add(id);
            _own.Remove(id);
            if (gone!.IsCalendar)
            {
                Interlocked.Increment(ref ledger.TimelineChanges);
            }
        }
    }

    private void AddPlaylist(string request, string name, string? file, string document, string[] args)
    {
        var done = _requests.Acknowledged(request, document, args) is not null;
        ledger.Changes[request] = done ? true : null;
        (done ? ledger.Playlists : ledger.UncertainPlaylists)[name] = file;
    }

    private string? IdOf(string name)
    {
        var listed = worker.Spare("", "list-schedules", "--name", name);
        listed.ExitCode.Should().Be(0);
        return listed.Acknowledged!.Value.List("schedules").Select(schedule => schedule.Text("id")).SingleOrDefault();
    }

    private StoredSchedule? Show(string id)
    {
        var shown = worker.Spare("", "show-schedule", id);
        shown.ExitCode.Should().BeOneOf(0, 4);
        return shown.Acknowledged is { } schedule
            ? new StoredSchedule(schedule.Text("name"), schedule.Number("revision"), schedule.Text("source") == "playlist")
            : null;
    }

    private static string Document(string name) =>
        $$"""{"events":[{"title":"{{name}}","start":"2027-03-28T00:30:00Z","end":"2027-03-28T01:30:00Z"},{"title":"{{name}} again","start":"2027-03-28T01:30:00Z","end":"2027-03-28T03:00:00Z"}]}""";

    // Three videos of its own, and one that another calendar may want as well.
    private string Links() =>
        $"[{string.Join(',', Enumerable.Range(0, 3).Select(video => $"\"https://media.example.edu/{number}-{_changes}-{video}.mp4\""))},\"https://media.example.edu/shared-{random.Next(SharedVideos)}.mp4\"]";
}
