using System.Text;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
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
    public (CalendarProposal Proposal, bool IsStored) Apply(PlanDocument plan, string now = Before, bool acceptBreaches = true, bool discardEdits = false)
    {
        var request = new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = acceptBreaches, DiscardEdits = discardEdits };
        return ScheduleFlow.Core.Operations.Plans.Apply.Store(new LoadedPlan(plan, [], 0), request, Context(now, "")).Value;
    }

    /// <summary>The reply of apply.</summary>
    public PlanReply Reply(string plan, bool acceptBreaches = false, bool discardEdits = false, string now = Before) =>
        ScheduleFlow.Core.Operations.Plans.Apply.Run(
            new ApplyRequest { File = InputSource.StandardInput, AcceptBreaches = acceptBreaches, DiscardEdits = discardEdits, Timeline = true },
            Context(now, plan)).Value;

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
