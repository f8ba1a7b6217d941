using System.Text;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
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
    public PlanRun Apply(string plan, string now = Before)
    {
        var outcome = ApplyPlan.Run(new ApplyPlan.Request { Input = Text(plan), AcceptsBreaches = true }, Context(now), null);
        return outcome.TryGet(out var reply, out var problem) ? reply.Run : throw new InvalidOperationException($"{problem.Message} {string.Join(' ', problem.Errors)}");
    }

    public ExplainEvent.Reply Explain(ScheduleId id, Instant at, string? whyNot = null, string? plan = null)
    {
        var request = new ExplainEvent.Request { Id = id.ToString(), At = at.ToString(), WhyNot = whyNot, Plan = plan is null ? null : Text(plan) };
        return ExplainEvent.Run(request, Context(Before)).Value;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What is on air from a time on: start and title.</summary>
    public static List<(Instant Start, string Title)> Events(PlanRun run, Instant from) =>
        [.. run.Calendar.Events.Where(item => item.Window.Start >= from).Select(item => (item.Window.Start, item.Title))];

    public static Instant At(string text) => InstantText.Parse(text).Value;

    private static InputSource Text(string plan) => new() { Argument = InputSource.StandardInput, OpenStandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(plan)) };

    private OperationContext Context(string now) => new() { Store = Store, Now = At(now), Entropy = Guid.Empty };
}
