using System.Collections.Immutable;
using System.Globalization;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>
/// One of several clients that edit schedules, go back to older revisions, and publish on a channel while their workers
/// are killed. Each has schedules and a channel of its own. After a kill it looks what became of the change: all of it or
/// nothing, and what it then sees must stay. Everything goes into the <see cref="EditLedger"/>.
/// </summary>
internal sealed class EditingClient(MortalWorker worker, EditLedger ledger, int number, Random random)
{
    private const int MaxSchedules = 4;

    private readonly MortalRequests _requests = new(worker, random);
    private readonly string _channel = $"channel-{number}";
    private readonly List<string> _own = [];
    private int _changes;

    /// <summary>Makes a change, and knows afterwards whether it has happened.</summary>
    public void ChangeSomething()
    {
        var request = $"client-{number}-{++_changes}";
        switch (_own.Count < 2 ? 0 : random.Next(_own.Count < MaxSchedules ? 100 : 95))
        {
            case 0 or >= 95:
                Create(request);
                break;
            case < 40:
                Edit(request, AnyOwn());
                break;
            case < 50:
                Replace(request, AnyOwn());
                break;
            case < 65:
                Revert(request, AnyOwn());
                break;
            case < 80:
                Publish(request, AnyOwn());
                break;
            case < 88:
                Unpublish(request, AnyOwn());
                break;
            default:
                Delete(request, AnyOwn());
                break;
        }
    }

    private string AnyOwn() => _own[random.Next(_own.Count)];

    private void Create(string request)
    {
        var id = _requests.Acknowledged(request, Document(request), ["import-schedule", "-", "--name", request, .. Origin(request)])?.Text("schedule_id")
            ?? worker.Spare("", "list-schedules", "--name", request).Acknowledged!.Value.List("schedules")
                .Where(schedule => schedule.Text("name") == request).Select(schedule => schedule.Text("id")).SingleOrDefault();
        ledger.Store.Changes[request] = id is not null;
        if (id is not null)
        {
            ledger.Revisions[id] = [];
            Note(id, See(id)!);
            _own.Add(id);
        }
    }

    // Three edits in a call: nobody may ever see one without the others.
    private void Edit(string request, string id)
    {
        var isMoved = Current(id).Events.Contains("\"start\":\"2027-03-28T00:10:00Z\"", StringComparison.Ordinal);
        var slot = new TimeOnly(20, 0).AddMinutes(_changes % 200).ToString("HH:mm", CultureInfo.InvariantCulture);
        var edits = $$"""
            {"edits":[
              {"op":"rename","name":"{{request}}"},
              {"op":"add","title":"{{request}}","start":"2027-03-28T{{slot}}:00Z","duration":"30s","on_conflict":"overwrite"},
              {"op":"move","event":"a","by":"{{(isMoved ? "-10m" : "10m")}}"}]}
            """;
        Settle(request, id, edits, ["edit-schedule", id, "-", "--message", request], after =>
        {
            after.Name.Should().Be(request);
            after.Events.Should().Contain($"\"title\":\"{request}\"");
            after.Events.Contains("\"start\":\"2027-03-28T00:10:00Z\"", StringComparison.Ordinal).Should().Be(!isMoved);
        });
    }

    private void Replace(string request, string id) => Settle(
        request,
        id,
        Document(request),
        ["import-schedule", "-", "--replace", id, "--name", request],
        after => (after.Name, after.Events.Contains(request, StringComparison.Ordinal)).Should().Be((request, true)));

    private void Revert(string request, string id)
    {
        var to = ledger.Revisions[id][random.Next(Math.Max(0, ledger.Revisions[id].Count - 40), ledger.Revisions[id].Count)];
        Settle(request, id, "", ["revert-schedule", id, "--to", $"{to.Number}"], after => after.Events.Should().Be(to.Events, "of {0}", id));
    }

    private void Delete(string request, string id)
    {
        var done = _requests.Acknowledged(request, "", ["delete-schedule", id, "--request-id", request]) is not null || See(id) is null;
        ledger.Store.Changes[request] = done;
        if (done)
        {
            ledger.Store.Schedules.TryRemove(id, out _);
            ledger.Revisions.TryRemove(id, out _);
            _own.Remove(id);
            ledger.Channels[_channel] = OnChannel().Remove(id);
        }
    }

    private void Publish(string request, string id) =>
        SettleChannel(request, OnChannel().Remove(id).Add(id), ["publish-schedule", id, "--channel", _channel, "--new"]);

    private void Unpublish(string request, string id)
    {
        if (OnChannel().Contains(id))
        {
            SettleChannel(request, OnChannel().Remove(id), ["unpublish-schedule", id, "--channel", _channel]);
        }
    }

    /// <summary>Makes a change of a schedule, and sees whether there is a new revision.</summary>
    private void Settle(string request, string id, string input, string[] args, Action<SeenRevision> check)
    {
        var before = Current(id);
        string[] origin = args[0] == "revert-schedule" ? ["--request-id", request] : Origin(request);
        string[] all = [.. args, "--if-revision", $"{before.Number}", .. origin];
        var acknowledged = _requests.Acknowledged(request, input, all);
        var seen = See(id);
        seen.Should().NotBeNull("{0} was changed, not deleted: {1}", id, string.Join(' ', all));
        seen!.Number.Should().BeOneOf(acknowledged is { } reply ? [reply.Number("revision")] : [before.Number, before.Number + 1]);
        ledger.Store.Changes[request] = seen.Number > before.Number;
        if (seen.Number == before.Number)
        {
            seen.Should().Be(before, "nothing has happened: {0}", string.Join(' ', all));
            return;
        }

        seen.Number.Should().Be(before.Number + 1);
        check(seen);
        Note(id, seen);
    }

    /// <summary>Makes a change of the channel, and sees whether it has happened.</summary>
    private void SettleChannel(string request, ImmutableList<string> after, string[] args)
    {
        var before = OnChannel();
        var isDone = _requests.Acknowledged(request, "", [.. args, "--request-id", request]) is not null;
        var seen = Published();
        (seen.SequenceEqual(after) || (!isDone && seen.SequenceEqual(before))).Should().BeTrue(
            "{0} is on {1} after {2}; it was {3}", string.Join(' ', seen), _channel, string.Join(' ', args), string.Join(' ', before));
        ledger.Store.Changes[request] = before.SequenceEqual(after) ? null : seen.SequenceEqual(after);
        ledger.Channels[_channel] = [.. seen];
    }

    private string[] Origin(string request) =>
        random.Next(2) == 0 ? ["--request-id", request] : ["--request-id", request, "--idempotency-key", request];

    private SeenRevision Current(string id) => ledger.Revisions[id][^1];

    private ImmutableList<string> OnChannel() => ledger.Channels.GetOrAdd(_channel, []);

    private void Note(string id, SeenRevision seen)
    {
        ledger.Revisions[id] = ledger.Revisions[id].Add(seen);
        ledger.Store.Schedules[id] = new StoredSchedule(seen.Name, seen.Number, IsCalendar: false);
    }

    private SeenRevision? See(string id)
    {
        var shown = worker.Spare("", "show-schedule", id);
        shown.ExitCode.Should().BeOneOf(0, 4);
        return shown.Acknowledged is { } schedule ? EditInspection.Seen(schedule) : null;
    }

    private List<string> Published()
    {
        var shown = worker.Spare("", "timeline", "--channel", _channel);
        shown.ExitCode.Should().BeOneOf([0, 4], shown.Error);
        return shown.Acknowledged is { } timeline ? [.. timeline.List("publications").Select(publication => publication.Text("schedule_id"))] : [];
    }

    private static string Document(string name) => $$"""
        {"events":[
          {"id":"a","title":"A","start":"2027-03-28T00:00:00Z","end":"2027-03-28T00:05:00Z"},
          {"id":"b","title":"{{name}}","start":"2027-03-28T00:30:00Z","end":"2027-03-28T01:30:00Z"},
          {"id":"c","title":"C","start":"2027-03-28T01:30:00Z","end":"2027-03-28T03:00:00Z"}]}
        """;
}
