using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>
/// What every store must do, whatever it is made of: any sequence of operations leaves it as it leaves a model that is
/// a few dictionaries. Derive, open your store, and the suite runs on it. Replay: the seed is in the message.
/// </summary>
public abstract class StoreContract
{
    private const int Steps = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    /// <summary>The same store each time: what was done through one object is there for the next.</summary>
    private protected abstract IStore Open(ChangeOrigin origin);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_leaves_the_store_as_it_leaves_a_simple_model(int seed)
    {
        var random = new Random(seed);
        var model = new Model();
        for (var step = 1; step <= Steps; step++)
        {
            var now = Events.Origin.PlusSeconds(step * 7200L);
            var (what, problem, expected) = Step(random, model, Open(new ChangeOrigin(now, "test", null, null)), now, step);
            var because = $"seed {seed}, step {step}: {what}";
            problem?.Type.Should().Be(expected, because);
            (problem is null).Should().Be(expected is null, because);
            Compare(Open(new ChangeOrigin(now, "test", null, null)), model, because);
        }
    }

    private static (string What, Problem? Problem, ErrorType? Expected) Step(Random random, Model model, IStore store, Instant now, int step)
    {
        var number = random.Next(12);
        var id = Samples.Id(number);
        var isThere = model.Schedules.TryGetValue(id, out var current);
        switch (random.Next(11))
        {
            case 0 or 1:
                {
                    ImmutableArray<Schedule> added = [.. Enumerable.Range(number, random.Next(1, 4)).Select(i => Samples.Schedule(i, $"{i} at {step}", events: random.Next(1, 4)))];
                    var isFree = !added.Any(schedule => model.Schedules.ContainsKey(schedule.Id));
                    var problem = store.Schedules.Add(added).Problem;
                    foreach (var schedule in isFree ? added : [])
                    {
                        model.Schedules[schedule.Id] = schedule;
                    }

                    return ($"add {added.Length} from {number}", problem, isFree ? null : ErrorType.Conflict);
                }

            case 2 or 3:
                {
                    var isFresh = random.Next(4) > 0;
                    var calendar = Samples.Calendar(number, [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => ($"v{random.Next(5)}", (step * 7200L) + (i * 1800) - random.Next(7200)))]);
                    calendar = calendar with { Events = [.. calendar.Events.OrderBy(item => item.Window.Start)] };
                    var place = Samples.PlaceOf(store);
                    var basis = isFresh ? place.Basis : place.Basis with { Histories = [(ChannelTimeline.DefaultChannel, -1)] };
                    var problem = store.Schedules.AddCalendar(calendar, place with { Basis = basis }).Problem;
                    var isAllowed = !isThere && isFresh;
                    if (isAllowed)
                    {
                        model.Schedules[id] = calendar;
                    }

                    return ($"fill {number}", problem, isAllowed ? null : ErrorType.Conflict);
                }

            case 4:
                {
                    var isCurrent = random.Next(3) > 0;
                    var next = Samples.Schedule(number, $"{number} again at {step}", (current?.Revision ?? 0) + (isCurrent ? 1 : 2));
                    var problem = store.Schedules.Replace(next).Problem;
                    if (isThere && isCurrent)
                    {
                        model.Revisions.TryAdd(id, []);
                        model.Revisions[id].Add(current!);
                        model.Schedules[id] = next;
                    }

                    return ($"replace {number}", problem, !isThere ? ErrorType.NotFound : isCurrent ? null : ErrorType.Conflict);
                }

            case 5:
                {
                    var problem = store.Schedules.Delete(id).Problem;
                    if (isThere)
                    {
                        model.Schedules.Remove(id);
                        model.Revisions.Remove(id);
                    }

                    return ($"delete {number}", problem, isThere ? null : ErrorType.NotFound);
                }

            case 6 when random.Next(4) == 0:
                {
                    var deleted = store.Schedules.DeleteAll();
                    deleted.Value.Should().Be(model.Schedules.Count);
                    model.Schedules.Clear();
                    model.Revisions.Clear();
                    return ("delete all", deleted.Problem, null);
                }

            case 7 when random.Next(3) == 0:
                {
                    var problem = store.Playlists.Delete(id).Problem;
                    return ($"delete playlist {number}", problem, model.Playlists.Remove(id) ? null : ErrorType.NotFound);
                }

            case 7:
                {
                    var playlist = Samples.Playlist(number) with { Name = $"{number} at {step}" };
                    var problem = store.Playlists.Add(playlist).Problem;
                    return ($"playlist {number}", problem, model.Playlists.TryAdd(id, playlist) ? null : ErrorType.Conflict);
                }

            case 8:
                {
                    var added = Samples.Key((step * 100) + number, $"key-{number}");
                    var isFree = !model.Keys.Exists(key => key.Name == added.Name && key.Revoked is null);
                    var problem = store.Keys.Add(added, now).Problem;
                    if (isFree)
                    {
                        model.Keys.Add(added);
                    }

                    return ($"create key {number}", problem, isFree ? null : ErrorType.Conflict);
                }

            case 9:
                {
                    var index = random.Next(model.Keys.Count + 1);
                    var key = index < model.Keys.Count ? model.Keys[index] : Samples.Key(9_999_999);
                    var problem = store.Keys.Revoke(key.Id, now).Problem;
                    if (index < model.Keys.Count)
                    {
                        model.Keys[index] = key with { Revoked = key.Revoked ?? now.ToDateTimeOffset() };
                    }

                    return ($"revoke key {index}", problem, index < model.Keys.Count ? null : ErrorType.NotFound);
                }

            default:
                {
                    var key = $"key-{random.Next(3)}";
                    var fingerprint = $"f-{random.Next(2)}";
                    var kept = model.Replies.GetValueOrDefault(key);
                    var isAlive = kept is not null && now - kept.Time < 24 * 3600;
                    var found = store.Replies.Find(key, fingerprint);
                    if (isAlive)
                    {
                        if (kept!.Fingerprint == fingerprint)
                        {
                            found.Value.ToArray().Should().Equal(kept.Bytes);
                        }

                        var again = store.Schedules.Add([Samples.Schedule(20)], new KeptReply(key, fingerprint, "{}"u8.ToArray()));
                        return ($"again {key}", again.Problem, ErrorType.Conflict);
                    }

                    found.Value.IsEmpty.Should().BeTrue();
                    var reply = System.Text.Encoding.UTF8.GetBytes($"{{\"step\":{step}}}");
                    var added = store.Schedules.Add([Samples.Schedule(number)], new KeptReply(key, fingerprint, reply)).Problem;
                    if (!isThere)
                    {
                        model.Schedules[id] = Samples.Schedule(number);
                        model.Replies[key] = new(fingerprint, now, reply);
                    }

                    return ($"add {number} with {key}", added, isThere ? ErrorType.Conflict : null);
                }
        }
    }

    private static void Compare(IStore store, Model model, string because)
    {
        var page = store.Schedules.List(new ScheduleQuery(1_000, null, null)).Value;
        page.Warnings.Should().BeEmpty(because);
        page.Schedules.Should().Equal(model.Schedules.Values.Select(ScheduleSummary.Of).Order(Comparer<ScheduleSummary>.Create(ScheduleSummary.InOrderOfImport)), because);
        foreach (var schedule in model.Schedules.Values)
        {
            store.Schedules.Load(schedule.Id).Value.Events.Should().Equal(schedule.Events, because);
            var earlier = model.Revisions.GetValueOrDefault(schedule.Id, []);
            var list = store.Schedules.Revisions(schedule.Id, 1_000).Value;
            list.Revisions.Select(revision => (revision.Revision, revision.Name)).Should()
                .Equal(earlier.Append(schedule).Reverse().Select(revision => (revision.Revision, revision.Name)), because);
            foreach (var revision in earlier)
            {
                store.Schedules.LoadRevision(schedule.Id, revision.Revision).Value.Events.Should().Equal(revision.Events, because);
            }
        }

        store.Playlists.List().Value.Select(playlist => playlist.Name).Should().BeEquivalentTo(model.Playlists.Values.Select(playlist => playlist.Name), because);
        store.Keys.List().Value.Select(Text).Should().Equal(model.Keys.Select(Text), because);
        store.Maintenance.Count().Value.Should().Be(new StoreCounts(model.Schedules.Count, model.Playlists.Count, 0), because);
        store.Notices.Should().BeEmpty(because);
    }

    private static string Text(ApiKey key) => $"{key.Id} {key.Name} {key.Role} {key.Created} {key.Revoked} {Convert.ToHexString(key.Hash.AsSpan())}";

    private sealed class Model
    {
        public List<ApiKey> Keys { get; } = [];

        public Dictionary<ScheduleId, Schedule> Schedules { get; } = [];

        public Dictionary<ScheduleId, List<Schedule>> Revisions { get; } = [];

        public Dictionary<ScheduleId, Playlist> Playlists { get; } = [];

        public Dictionary<string, Reply> Replies { get; } = [];
    }

    private sealed record Reply(string Fingerprint, Instant Time, byte[] Bytes);
}
