using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Editing;

/// <summary>Any edits do what a naive list does, make no overlap, and touch nothing else.</summary>
public sealed class EditPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_sequence_of_edits_equals_a_naive_list(int seed)
    {
        var random = new Random(seed);
        var (made, refused) = (0, 0);
        for (var run = 0; run < 300; run++)
        {
            var schedule = Random(random);
            var naive = new NaiveSchedule(schedule.Events.Select(item =>
                new NaiveSchedule.Item(item.Id, item.Id, EditSample.Minute(item.Window.Start), EditSample.Minute(item.Window.End), item.Fixed is true)));
            for (var step = 0; step < 12; step++)
            {
                var edit = Random(random, schedule, $"x{step}");
                var before = schedule;
                var ids = naive.Made;
                var isMade = ScheduleEditor.Apply(schedule, [edit], EditSample.Terms with { NewId = number => $"new{ids + number}" }).TryGet(out var edited, out var problem);
                naive.Make(edit).Should().Be(isMade, "{0} of {1}: {2}", edit, EditSample.Shown(before), problem?.Message);
                if (!isMade)
                {
                    refused++;
                    continue;
                }

                made++;
                schedule = edited!.Schedule;
                Shown(schedule).Should().Be(Shown(naive), "{0} of {1}", edit, EditSample.Shown(before));
                CheckTouched(before, edited);
            }
        }

        made.Should().BeGreaterThan(900);
        refused.Should().BeGreaterThan(300);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Schedules_with_overlaps_channels_and_clumps_get_no_new_overlap_and_lose_nothing(int seed)
    {
        var random = new Random(seed);
        var made = 0;
        for (var run = 0; run < 800; run++)
        {
            var schedule = Tangled(random);
            var edits = Enumerable.Range(0, random.Next(1, 4)).Select(step => Random(random, schedule, $"x{step}")).ToImmutableArray();
            if (!ScheduleEditor.Apply(schedule, edits, EditSample.Terms).TryGet(out var edited, out _))
            {
                continue;
            }

            made++;
            var after = edited.Schedule.Events;
            after.Should().BeInAscendingOrder(item => item.Window.Start);
            CheckTouched(schedule, edited);
            foreach (var conflict in ConflictSweep.Find(after).Listed)
            {
                var (first, second) = (Origin(schedule, edited, conflict.First), Origin(schedule, edited, conflict.Second));
                (first is not null && second is not null && first.Window.Overlaps(second.Window)).Should().BeTrue(
                    "{0} and {1} did not overlap in {2}; edits {3}",
                    conflict.First.Id,
                    conflict.Second.Id,
                    EditSample.Shown(schedule),
                    string.Join("; ", edits));
            }
        }

        made.Should().BeGreaterThan(200);
    }

    // What it was; of a part that was split off, what it was a part of.
    private static ScheduleEvent? Origin(Schedule before, EditedSchedule edited, ScheduleEvent item) =>
        item.Id.StartsWith("new", StringComparison.Ordinal) ? before.Events.FirstOrDefault(other => other.Title == item.Title)
        : edited.Touched.FirstOrDefault(touched => ReferenceEquals(touched.After, item)) is { } touched ? touched.Before
        : item;

    // Touched is exactly the difference, and what is not touched is the same object.
    private static void CheckTouched(Schedule before, EditedSchedule edited)
    {
        var removed = edited.Touched.Select(touched => touched.Before).OfType<ScheduleEvent>().ToHashSet(ReferenceEqualityComparer.Instance);
        var added = edited.Touched.Select(touched => touched.After).OfType<ScheduleEvent>().ToHashSet(ReferenceEqualityComparer.Instance);
        var stayed = before.Events.Where(item => !removed.Contains(item)).ToList();
        var rest = edited.Schedule.Events.Where(item => !added.Contains(item)).ToList();
        rest.Should().Equal(stayed, (one, other) => one.Equals(other));
        edited.Touched.Should().NotContain(touched => touched.Before != null && touched.Before.Equals(touched.After));
    }

    private static string Shown(Schedule schedule) => string.Join(", ", schedule.Events.Select(item =>
        $"{item.Id}/{item.MediaUrl![..^4]} {EditSample.Minute(item.Window.Start)}-{EditSample.Minute(item.Window.End)}{(item.Fixed is true ? "!" : "")}"));

    private static string Shown(NaiveSchedule naive) => string.Join(", ", naive.Items.Select(item =>
        $"{item.Id}/{item.What} {item.Start}-{item.End}{(item.IsFixed ? "!" : "")}"));

    private static Schedule Random(Random random)
    {
        var (minute, events) = (0, new List<string>());
        for (var i = 0; i < random.Next(2, 9); i++)
        {
            minute += random.Next(3) == 0 ? random.Next(1, 6) : 0;
            var length = random.Next(1, 8);
            events.Add($"{(char)('a' + i)}{(random.Next(6) == 0 ? "!" : "")} {minute}-{minute + length}");
            minute += length;
        }

        return EditSample.Of([.. events]);
    }

    private static Schedule Tangled(Random random)
    {
        var events = new List<string>();
        for (var i = 0; i < random.Next(3, 9); i++)
        {
            var start = random.Next(30);
            var end = start + random.Next(1, 9);
            var channel = random.Next(3) == 0 ? " @x" : "";
            events.Add($"{(char)('a' + i)}{(random.Next(9) == 0 ? "!" : "")} {start}-{end}{channel}");
            if (random.Next(4) == 0)
            {
                events[^1] += " #0/2";
                events.Add($"{(char)('A' + i)} {start}-{end}{channel} #1/2");
            }
        }

        return EditSample.Of([.. events]);
    }

    private static Edit Random(Random random, Schedule schedule, string fresh)
    {
        var one = Any().Id;
        var how = (OnConflict)random.Next(4);
        var plain = (OnConflict)random.Next(3);
        return random.Next(9) switch
        {
            0 => EditSample.Add(fresh, random.Next(40), random.Next(41, 46), plain),
            1 or 2 => EditSample.Move(one, random.Next(45), how),
            3 => EditSample.Resize(one, random.Next(1, 12), plain),
            4 => EditSample.Delete(one, random.Next(2) == 0),
            5 => EditSample.Duplicate(one, random.Next(45), plain) with { Id = $"d{fresh}" },
            6 => new SplitEdit(EditSample.Ref(one), EditSample.At(random.Next(45))),
            7 => new SwapEdit(EditSample.Ref(one), EditSample.Ref(Any().Id)),
            _ => EditSample.Replace(one, fresh, random.Next(2) == 0 ? null : random.Next(1, 10), plain),
        };

        ScheduleEvent Any() => schedule.Events[random.Next(schedule.Events.Length)];
    }
}
