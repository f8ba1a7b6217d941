using System.Collections.Concurrent;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>Any sequence of changes. Replay: the seed is in the message.</summary>
public sealed class RevisionPropertyTests : IDisposable
{
    private const int Steps = 40;
    private const int Writers = 16;
    private const int ChangesEach = 8;

    private readonly Station _station = new();

    public void Dispose() => _station.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Each_revision_stays_what_was_stored_and_each_undo_gives_equal_events(int seed)
    {
        var random = new Random(seed);
        var id = _station.Imported("First");
        var stored = new List<byte[]> { Present(id) };
        for (var step = 1; step <= Steps; step++)
        {
            var because = $"seed {seed}, step {step}";
            if (random.Next(3) > 0 || stored.Count == 1)
            {
                string[] titles = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"Title {random.Next(9)}")];
                _station.Import(Station.Document(titles), replace: id, ifRevision: stored.Count).Problem.Should().BeNull(because);
            }
            else
            {
                var to = random.Next(1, stored.Count);
                _station.Revert(id, to).Value.Revision.Should().Be(stored.Count + 1, because);
                EventsOf(Present(id)).Should().Be(EventsOf(stored[to - 1]), because);
            }

            stored.Add(Present(id));
        }

        // Undo everything, step by step, then redo it.
        foreach (var to in Enumerable.Range(1, stored.Count - 1).Reverse().Concat(Enumerable.Range(2, stored.Count - 1)))
        {
            _station.Revert(id, to).Problem.Should().BeNull($"seed {seed}, to {to}");
            EventsOf(Present(id)).Should().Be(EventsOf(stored[to - 1]), $"seed {seed}, to {to}");
            if (_station.Store.Schedules.Revisions(id, 1).Value.Total > 50)
            {
                break; // the first ones are pruned from now on
            }
        }

        var total = _station.Store.Schedules.Load(id).Value.Revision;
        for (var revision = Math.Max(1, total - 50); revision <= stored.Count; revision++)
        {
            _station.Store.Schedules.LoadRevisionDocument(id, revision).Value.ToArray().Should().Equal(stored[(int)revision - 1], $"seed {seed}, revision {revision}");
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Of_sixteen_writers_at_once_no_accepted_change_is_lost_and_each_refused_one_is_told_why()
    {
        _station.Keep(1_000);
        var id = _station.Imported("First");
        var accepted = new ConcurrentDictionary<long, string>();
        var refused = new ConcurrentBag<Problem>();
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(writer);
                for (var change = 1; change <= ChangesEach;)
                {
                    var seen = _station.Store.Schedules.Load(id).Value.Revision;
                    var message = $"{change} by {writer}";
                    var outcome = random.Next(4) == 0 && seen > 1
                        ? Outcome(_station.Revert(id, seen - 1, seen, $"w{writer}@::1", message), reply => reply.Revision)
                        : Outcome(_station.Import(Station.Document(message), id, seen, $"w{writer}@::1", message), reply => reply.Revision);
                    if (outcome.TryGet(out var revision, out var problem))
                    {
                        accepted.TryAdd(revision, message).Should().BeTrue("no revision is two writers'");
                        change++;
                    }
                    else
                    {
                        refused.Add(problem);
                    }
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        accepted.Should().HaveCount(Writers * ChangesEach);
        _station.Store.Schedules.Revisions(id, 1_000).Value.Revisions.Reverse().Skip(1)
            .Select(revision => (revision.Revision, revision.Change!.Message)).Should()
            .Equal(accepted.OrderBy(change => change.Key).Select(change => (change.Key, (string?)change.Value)));
        refused.Should().NotBeEmpty().And.OnlyContain(problem =>
            problem.Type == ErrorType.Conflict && problem.Details!.Contains(" was stored by ", StringComparison.Ordinal));
    }

    private static Outcome<long> Outcome<T>(Outcome<T> outcome, Func<T, long> revision)
        where T : notnull => outcome.TryGet(out var reply, out var problem) ? revision(reply) : problem;

    private byte[] Present(ScheduleId id) => _station.Store.Schedules.LoadDocument(id).Value.ToArray();

    // The bytes from there to the end.
    private static string EventsOf(byte[] document)
    {
        var text = System.Text.Encoding.UTF8.GetString(document);
        return text[text.IndexOf("\"events\":[", StringComparison.Ordinal)..];
    }
}
