using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>
/// What a plan would put on air, given the present store: what is on air already stays, what was planned before stays
/// where the rules allow, and other calendars' plays count.
/// </summary>
internal sealed record CalendarProposal
{
    /// <summary>The calendar of a channel always has the same id.</summary>
    private const string IdKey = "plan";

    public required LoadedPlan Loaded { get; init; }

    public required PlannedCalendar Result { get; init; }

    /// <summary>Where planning began.</summary>
    public required Instant From { get; init; }

    /// <summary>The calendar as it would be stored.</summary>
    public required Schedule Calendar { get; init; }

    /// <summary>The stored calendar; null: there is none.</summary>
    public required Schedule? Stored { get; init; }

    /// <summary>What the rest of the channel's timeline was read from.</summary>
    public required CalendarBasis Basis { get; init; }

    /// <summary>Whether the stored calendar is on the channel's timeline.</summary>
    public bool IsPublished => Basis.Timeline.Find(Calendar.Id) is not null;

    /// <summary>What could not be read, and so is not checked.</summary>
    public required ImmutableArray<string> NotChecked { get; init; }

    /// <summary>What is odd about the plan in this store.</summary>
    public required ImmutableArray<string> Hints { get; init; }

    public required PlanChanges Changes { get; init; }

    /// <summary>The edits by hand; none if they were to be discarded.</summary>
    public required HandEdits Edits { get; init; }

    /// <summary>How many edits by hand are discarded, because that was asked for; null: it was not.</summary>
    public int? Discarded { get; init; }

    public PlanDocument Plan => Loaded.Plan;

    /// <summary>
    /// Tells this plan on this store from any other: the file, its playlists, the seed, the stored calendar and the
    /// history.
    /// </summary>
    public string Hash
    {
        get
        {
            var hash = new XxHash128();
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Loaded.Digest);
            hash.Append(bytes);
            var known = string.Create(
                CultureInfo.InvariantCulture,
                $"{Plan.Seed}/{Stored?.Revision ?? 0}/{Stored?.Imported}/{Basis.Digest}{(Discarded is null ? "" : "/discard")}");
            hash.Append(Encoding.ASCII.GetBytes(known));
            return Convert.ToHexStringLower(hash.GetCurrentHash());
        }
    }

    /// <summary>Whether it equals the stored calendar, event by event, so that there is nothing to store.</summary>
    public required bool IsUnchanged { get; init; }

    /// <summary>Whether no must is broken, no fixed event was dropped, and no must causes dead air.</summary>
    public bool MustsHold =>
        Result.Dropped.IsEmpty
        && !Result.Breaches.Any(breach => TierOf(breach) == Tier.Must)
        && !Result.DeadAir.Any(gap => gap.IsForced);

    public Tier TierOf(Breach breach) => breach.Rule < 0 ? Tier.Must : Plan.Rules[breach.Rule].Tier;

    public string NameOf(int rule) => NameOf(Plan, rule);

    public static string NameOf(PlanDocument plan, int rule) => rule switch
    {
        RuleBook.Rights => "rights",
        RuleBook.Hours => "hours",
        RuleBook.Excluded => "an edit by hand",
        _ => plan.Rules[rule].Name,
    };

    /// <summary>The id of a plan's calendar.</summary>
    public static ScheduleId IdOf(PlanDocument plan) => new IdSource(IdKey).For(plan.Channel);

    /// <param name="loaded">The plan.</param>
    /// <param name="discardEdits">Whether to plan as if nobody had edited what is to come.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="progress">Gets the part that is done.</param>
    /// <param name="onAir">The stored calendar as it is really on air, if it does not keep to its times; null: as it is stored.</param>
    public static Outcome<CalendarProposal> Make(
        LoadedPlan loaded, bool discardEdits, OperationContext context, ProgressReport progress, Schedule? onAir = null)
    {
        var plan = loaded.Plan;
        var id = IdOf(plan);

        // 1. What is stored.
        Schedule? stored = null;
        if (!context.Store.Schedules.Load(id).TryGet(out var found, out var problem))
        {
            if (problem.Type != ErrorType.NotFound)
            {
                return problem;
            }
        }
        else
        {
            stored = onAir ?? found;
        }

        // 2. What was on air stays, to the end of what is on air now.
        var begin = Instant.Max(context.Now, plan.Horizon.Start);
        var past = stored?.Events.TakeWhile(item => item.Window.Start < begin).ToImmutableArray() ?? [];
        var from = past.Select(item => item.Window.End).Append(plan.Horizon.Start).Max();
        if (from >= plan.Horizon.End)
        {
            return new Problem(
                ErrorType.Validation,
                $"The plan ends at {plan.Horizon.End}, and everything until then has been on air already.")
            {
                Hint = "Move its start to a later time.",
            };
        }

        // 3. What people changed stays as well.
        var edits = stored is null ? HandEdits.None : HandEdits.Of(plan, stored, past.Length, from);
        int? discarded = discardEdits ? edits.Count + edits.Lost.Length : null;
        edits = discardEdits ? HandEdits.None : edits;

        // 4. What else counts.
        if (!context.Store.Channels.Load().TryGet(out var list, out problem))
        {
            return problem;
        }

        var channel = list.FindByIdOrName(plan.Channel)?.Id ?? plan.Channel; // of the list, else one of the plan's own

        var window = new TimeWindow(from, plan.Horizon.End);
        if (!PlanHistory.Read(plan, channel, window, id, stored, context).TryGet(out var history, out problem))
        {
            return problem;
        }

        // 5. Plan.
        var known = new KnownPlays(plan);
        var input = new PlannerInput
        {
            Plan = plan,
            From = from,
            Past = [.. past.Select(item => known.Own(item) with { IsOnAir = history.WasOnAir(item) })],
            History = history.Own,
            Others = history.Others,
            Earlier =
            [
                .. stored?.Events.Skip(past.Length)
                    .Where(item => item.Window.Start < plan.Horizon.End)
                    .Select(known.Own)
                    .Where(item => !item.IsByHand) ?? [],
            ],
            Pins = edits.Pins,
            Exclusions = edits.Exclusions,
        };
        input = input with { IsReplay = stored is not null && !discardEdits && PlanFingerprint.IsOf(stored, loaded, input) };
        var result = Planner.Run(input, new Action<double>(progress));

        if (result.IsCutShort)
        {
            return new Problem(
                ErrorType.TooLarge,
                $"The plan has more than {Limits.MaxEvents} events: it reaches that number by {result.Events[^1].Window.End}.")
            {
                Hint = "Plan a shorter time, or look for items whose duration is wrong.",
            };
        }

        // 6. The calendar.
        var calendar = Build(plan, id, result, past, edits, stored, context);
        calendar = PlanFingerprint.On(discardEdits ? Exclusion.With(calendar, []) : calendar, loaded, input);
        return new CalendarProposal
        {
            Loaded = loaded,
            Result = result,
            From = from,
            Calendar = calendar,
            Stored = stored,
            Basis = history.Basis,
            NotChecked = history.NotChecked,
            Hints = PlanHints.Of(plan, channel, list),
            IsUnchanged = stored is not null
                && Exclusion.Of(stored).SequenceEqual(Exclusion.Of(calendar))
                && stored.Events.SequenceEqual(calendar.Events, SameEvent.Comparer),
            Edits = edits,
            Discarded = discarded,
            Changes = PlanChanges.Between(stored?.Events.Skip(past.Length) ?? [], calendar.Events.Skip(past.Length)),
        };
    }

    private static Schedule Build(
        PlanDocument plan,
        ScheduleId id,
        PlannedCalendar result,
        ImmutableArray<ScheduleEvent> past,
        HandEdits edits,
        Schedule? stored,
        OperationContext context)
    {
        // What stays the same keeps its id, which may name another start: all of these are known before new ids are made.
        var before = stored?.Events.Skip(past.Length)
            .Where(item => HandEdit.Of(item) is null)
            .ToLookup(item => (item.Window.Start, item.MediaUrl));
        var taken = past.Concat(edits.Pinned).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var same = result.Events.Select(SameBefore).ToList();
        var ids = same.Select(item => item is not null && taken.Add(item.Id) ? item.Id : null).ToList();
        ImmutableArray<ScheduleEvent> events =
        [
            .. past,
            .. result.Events.Select((planned, index) =>
            {
                if (planned.Pin is { } pin)
                {
                    return edits.Pinned[pin];
                }

                var item = plan.Items[planned.Item];
                var reason = EventReason.Of(plan, result, planned);
                if (reason.IsKept && same[index] is { } known && EventReason.Of(known) is { } first)
                {
                    reason = first with { Kind = reason.Kind, Source = reason.Source, IsKept = true };
                }

                return new ScheduleEvent
                {
                    Id = ids[index] ?? NewId(planned.Window.Start, taken),
                    Title = item.Title,
                    MediaUrl = item.Url,
                    Category = item.Category,
                    Window = planned.Window,
                    Extras = reason.ToExtras(),
                };
            }),
        ];
        return new Schedule
        {
            Id = id,
            Revision = (stored?.Revision ?? 0) + 1,
            Name = stored?.Name ?? plan.Channel,
            Source = Schedule.PlannedSource,
            Imported = context.Now,
            Change = context.Change(),
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, Checking.GapSweep.Find(events).Count),
            Extras = stored?.Extras,
        };

        ScheduleEvent? SameBefore(PlannedEvent planned) => planned.Pin is null
            ? before?[(planned.Window.Start, plan.Items[planned.Item].Url)].FirstOrDefault()
            : null;
    }

    // An event that was moved takes its id along.
    private static string NewId(Instant start, HashSet<string> taken)
    {
        var id = $"plan-{start.UnixSeconds}";
        for (var turn = 2; !taken.Add(id); turn++)
        {
            id = $"plan-{start.UnixSeconds}-{turn}";
        }

        return id;
    }
}
