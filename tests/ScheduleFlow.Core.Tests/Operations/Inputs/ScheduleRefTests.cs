using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Pages;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class ScheduleRefTests : Named
{
    [Fact]
    public void A_whole_id_is_not_looked_up() =>
        ScheduleRef.Find(Samples.Id(9).ToString().ToUpperInvariant(), WithoutStore).Value.Should().Be(Samples.Id(9));

    [Theory]
    [InlineData("Evening")]
    [InlineData("00000001")]
    public void Any_other_name_costs_one_list(string text)
    {
        var calls = new List<string>();
        var counted = Context with { Store = Recording<IStore>.Of(Context.Store, calls) };

        ScheduleRef.Find(text, counted).Value.Should().Be(Samples.Id(1));

        calls.Should().Equal("get_Schedules", "List");
    }

    [Theory]
    [InlineData("Evening")]
    [InlineData("00000001")]
    [InlineData("00000001-0001-0002-0304-05060708090a")]
    public void Every_verb_takes_an_id_a_name_or_the_beginning_of_an_id(string text)
    {
        var id = Samples.Id(1).ToString();
        ShowSchedule.Run(new ShowScheduleRequest { Id = text }, Context).Problem.Should().BeNull();
        Explain.Run(new ExplainRequest { Id = text, At = Events.Origin.ToString() }, Context).Problem.Should().BeNull();
        ExportSchedule.Run(new ExportScheduleRequest { Ids = [text], Format = "xml", ExportName = "a.xml" }, Context).Problem.Should().BeNull();
        VerifyExport.Run(new VerifyRequest { File = Path.Combine(Folder["data"], "exports", "a.xml"), Against = [text] }, Context).Problem.Should().BeNull();
        Path.GetFileName(GeneratePage.Run(new GeneratePageRequest { Ids = [text] }, Context).Value.Path)
            .Should().Be($"{id}.html", "a page is called by the id, however the schedule is named");
        Replies.Json(LintSchedules.Run(new LintRequest { Sources = [text] }, Context)).GetRawText().Should().Contain(id);
        DiffSchedules.Run(new DiffRequest { Before = text, After = id }, Context).Value.Same.Should().BeTrue();
        AddChannel.Run(new AddChannelRequest { Id = "one", Name = "One", Url = "http://a", Schedule = text }, Context).Problem.Should().BeNull();
        UpdateChannel.Run(new UpdateChannelRequest { Id = "one", Schedule = text }, Context).Problem.Should().BeNull();
        ImportSchedule.Run(new ImportScheduleRequest { File = Folder.Write("w.json", """[{"title":"A","start":"2026-12-01T10:00:00Z","end":"2026-12-01T11:00:00Z"}]"""), Replace = text, Name = "Evening" }, Context)
            .Problem.Should().BeNull();
        DeleteSchedule.Run(new DeleteScheduleRequest { Id = text }, Context).Value.Deleted.Should().Be(id);

        Context.Store.Schedules.List(new ScheduleQuery(10, null, null)).Value.Schedules.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Night")]
    [InlineData("0000")]
    public void What_fits_several_changes_and_deletes_nothing(string text)
    {
        var problem = DeleteSchedule.Run(new DeleteScheduleRequest { Id = text }, Context).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().Contain($"{Samples.Id(2)} “Night”").And.Contain($"{Samples.Id(3)} “Night”");
        Context.Store.Schedules.List(new ScheduleQuery(10, null, null)).Value.Schedules.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("Evening@1", null)]
    [InlineData("Night@1", 2)]
    public void A_revision_is_that_of_a_named_schedule_and_of_one_only(string text, int? candidates)
    {
        var compared = DiffSchedules.Run(new DiffRequest { Before = text, After = Samples.Id(1).ToString() }, Context);

        (compared.Problem?.Errors.Length).Should().Be(candidates);
    }

    [Fact]
    public void A_caller_with_a_key_for_some_channels_gives_whole_ids_and_is_told_of_no_others()
    {
        var limited = Context with { Outside = Surroundings.None with { TakesWholeIds = true } };

        ScheduleRef.Find(Samples.Id(1).ToString(), limited).Value.Should().Be(Samples.Id(1));
        foreach (var text in new[] { "Evening", "Night", "0000" })
        {
            var problem = ScheduleRef.Find(text, limited).Problem!;
            problem.Type.Should().Be(ErrorType.NotFound);
            problem.Errors.Should().BeEmpty();
        }
    }

    [Fact]
    public void A_channel_gets_no_schedule_that_is_not_there_or_not_clear()
    {
        Add("Nothing").Problem!.Type.Should().Be(ErrorType.NotFound);
        Add("Night").Problem!.Errors.Should().HaveCount(2);

        Outcome<Contracts.Operations.Reply> Add(string schedule) =>
            AddChannel.Run(new AddChannelRequest { Id = "one", Name = "One", Url = "http://a", Schedule = schedule }, Context);
    }

    [Fact]
    public void A_repeated_import_is_answered_although_the_name_it_replaced_is_gone()
    {
        var request = new ImportScheduleRequest
        {
            File = Folder.Write("w.json", """[{"title":"A","start":"2026-12-01T10:00:00Z","end":"2026-12-01T11:00:00Z"}]"""),
            Replace = "Evening",
            Name = "Renamed",
            RepeatKey = "k",
        };
        ImportSchedule.Run(request, Context).Problem.Should().BeNull();

        ImportSchedule.Run(request, Context).Problem.Should().BeNull();
    }

    /// <summary>Hands calls on, and to what they return, and notes their names.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The proxy is a subclass that is made at run time.")]
    private class Recording<T> : DispatchProxy
        where T : class
    {
        private T _inner = null!;
        private List<string> _calls = null!;

        public static T Of(T inner, List<string> calls)
        {
            var proxy = Create<T, Recording<T>>();
            ((Recording<T>)(object)proxy)._inner = inner;
            ((Recording<T>)(object)proxy)._calls = calls;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _calls.Add(targetMethod!.Name);
            var result = targetMethod.Invoke(_inner, args);
            return result is IScheduleStore schedules ? Recording<IScheduleStore>.Of(schedules, _calls) : result;
        }
    }
}
