using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Tests.Operations.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class ChannelRefTests : ChannelOperations
{
    public ChannelRefTests()
    {
        Add("""{"id":"campus.one","name":"Campus","url":"http://a"}""");
        Add("""{"id":"campus.two","name":"Twin","url":"http://b"}""");
        Add("""{"id":"harbour","name":"Twin","url":"http://c"}""");
    }

    [Theory]
    [InlineData("campus.one")]
    [InlineData("Campus One")]
    [InlineData("harb")]
    public void Every_verb_takes_an_id_a_name_or_the_beginning_of_an_id(string text)
    {
        Update("campus.one", """{"name":"Campus One"}""").Problem.Should().BeNull();
        var id = text == "harb" ? "harbour" : "campus.one";

        ShowChannel.Run(new ShowChannelRequest { Id = text }, At()).Value.Channel.Id.Should().Be(id);
        Now.Run(new NowRequest { Channel = text }, At()).Problem!.Hint.Should().Contain(id, "it is found, and has no schedule");
        Replies.Json(Update(text, """{"group":"News"}""")).GetProperty("channel").GetProperty("id").GetString().Should().Be(id);
        DeleteChannel.Run(new DeleteChannelRequest { Id = text }, At()).Value.Deleted.Should().Be(id);
        Store().Channels.Load().Value.Channels.Should().HaveCount(2).And.NotContain(channel => channel.Id == id);
    }

    [Theory]
    [InlineData("Twin", "campus.two “Twin”", "harbour “Twin”")]
    [InlineData("campus", "campus.one “Campus”", "campus.two “Twin”")]
    public void What_fits_several_is_refused_and_deletes_nothing(string text, params string[] candidates)
    {
        var problem = DeleteChannel.Run(new DeleteChannelRequest { Id = text }, At()).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().Equal(candidates);
        Store().Channels.Load().Value.Channels.Should().HaveCount(3);
    }

    [Fact]
    public void A_caller_who_may_work_on_some_channels_only_names_them_by_whole_ids()
    {
        var limited = At() with { Outside = Surroundings.None with { TakesWholeIds = true } };

        ShowChannel.Run(new ShowChannelRequest { Id = "harbour" }, limited).Problem.Should().BeNull();
        ShowChannel.Run(new ShowChannelRequest { Id = "Campus" }, limited).Problem!.Type.Should().Be(ErrorType.NotFound);
        ShowChannel.Run(new ShowChannelRequest { Id = "harb" }, limited).Problem!.Type.Should().Be(ErrorType.NotFound);
    }
}
