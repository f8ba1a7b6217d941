using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>A store of its own, and plans applied to it one after another.</summary>
internal sealed class Channels : IDisposable
{
    /// <summary>Before every plan of these tests.</summary>
    public const string Before = "2026-12-01T00:00:00Z";

    private readonly TempFolder _folder = new();

    public Channels() => Store = new FileStore(_folder["data"]);

    public FileStore Store { get; }

    /// <summary>The file of a schedule.</summary>
    public string PathOf(ScheduleId id) => Directory.GetFiles(_folder["data"], $"{id}.json", SearchOption.AllDirectories).First();

    /// <summary>Applies a plan, musts held or not.</summary>
    public CalendarProposal Apply(string plan, string now = Before)
    {
        var request = new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = true };
        var context = Context(now, plan);
        return LoadedPlan.Read(context.Input(request.File), context).TryGet(out var loaded, out var problem)
            && ScheduleFlow.Core.Operations.Plans.Apply.Store(loaded, request, context).TryGet(out var stored, out problem)
                ? stored.Proposal
                : throw new InvalidOperationException($"{problem.Message} {string.Join(' ', problem.Errors)}");
    }

    /// <summary>Applies a plan that is in memory.</summary>
    public (CalendarProposal Proposal, bool IsStored, bool IsPublished) Apply(PlanDocument plan, string now = Before, bool acceptBreaches = true, bool discardEdits = false)
    {
        var request = new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = acceptBreaches, DiscardEdits = discardEdits };
        return ScheduleFlow.Core.Operations.Plans.Apply.Store(new LoadedPlan(plan, [], 0), request, Context(now, "")).Value;
    }

    /// <summary>The reply of apply.</summary>
    public PlanReply Reply(string plan, bool acceptBreaches = false, bool discardEdits = false, string now = Before, bool draft = false) =>
        ScheduleFlow.Core.Operations.Plans.Apply.Run(
            new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = acceptBreaches, DiscardEdits = discardEdits, Draft = draft, Timeline = true },
            Context(now, plan)).Value;

    /// <summary>Stores a schedule of one event a title, an hour each from a start on, and publishes it above all others.</summary>
    public ScheduleId Publish(string channel, string start, params IEnumerable<string> urls)
    {
        var first = At(start);
        var id = new IdSource("special").For($"{channel}/{start}");
        var events = urls.Select((url, index) => new ScheduleEvent
        {
            Id = $"{index}",
            Title = url,
            MediaUrl = url,
            Window = new TimeWindow(first.PlusSeconds(index * 3600), first.PlusSeconds((index + 1) * 3600)),
        }).ToImmutableArray();
        _ = Store.Schedules.Add([new Schedule
        {
            Id = id,
            Name = "Special",
            Source = "json",
            Imported = first,
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, 0),
        }]).Value;
        OnTimeline(channel, timeline => timeline.Publish(new Publication { Schedule = id, Published = first }));
        return id;
    }

    /// <summary>Changes a channel's timeline.</summary>
    public void OnTimeline(string channel, Func<ChannelTimeline, ChannelTimeline> change) =>
        Store.Timelines.Change<string>(timelines => (timelines.With(change(timelines.Of(channel))), channel), _ => []).Value.Should().Be(channel);

    /// <summary>The schedules on a channel, the one published last at the end.</summary>
    public IEnumerable<ScheduleId> On(string channel) => Store.Timelines.Load().Value.Of(channel).Publications.Select(published => published.Schedule);

    /// <summary>The reply of an import that replaces a schedule.</summary>
    public ImportScheduleReply Import(ScheduleId replaced, string document, string format, string now = Before) =>
        (ImportScheduleReply)ImportSchedule.Run(
            new ImportScheduleRequest { File = InputSource.StandardInput, Replace = replaced.ToString(), Format = format }, Context(now, document)).Value;

    /// <summary>A stored schedule as a document.</summary>
    public string Export(ScheduleId id, string format)
    {
        using var output = new MemoryStream();
        _ = ExportSchedule.Run(
            new ExportScheduleRequest { Ids = [id.ToString()], Format = format },
            Context(Before, "") with { Outside = Surroundings.None with { OpenOutput = () => output } }).Value;
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Stores a calendar as a person changed it.</summary>
    public void Edit(ScheduleId id, Func<Schedule, Schedule> change)
    {
        var stored = Store.Schedules.Load(id).Value;
        var edited = change(stored);
        _ = Store.Schedules.Replace(edited with
        {
            Revision = stored.Revision + 1,
            Events = [.. edited.Events.OrderBy(item => item.Window.Start)],
        }).Value;
    }

    public ExplainReply Explain(ScheduleId id, Instant at, string? whyNot = null, string? plan = null)
    {
        var request = new ExplainRequest { Id = id.ToString(), At = at.ToString(), WhyNot = whyNot, Plan = plan is null ? null : InputSource.StandardInput };
        return ScheduleFlow.Core.Operations.Plans.Explain.Run(request, Context(Before, plan ?? "")).Value;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What is on air from a time on: start and title.</summary>
    public static List<(Instant Start, string Title)> Events(CalendarProposal run, Instant from) =>
        [.. run.Calendar.Events.Where(item => item.Window.Start >= from).Select(item => (item.Window.Start, item.Title))];

    public static Instant At(string text) => InstantText.Parse(text).Value;

    private OperationContext Context(string now, string plan) => new()
    {
        Store = Store,
        Now = At(now),
        Entropy = Guid.Empty,
        Outside = Surroundings.None with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(plan)) },
    };
}
