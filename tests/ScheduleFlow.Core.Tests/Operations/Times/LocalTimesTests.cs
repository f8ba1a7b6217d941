using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Times;
using ScheduleFlow.Core.Tests.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Times;

public sealed class LocalTimesTests : Named
{
    [Fact]
    public void Each_instant_of_a_reply_gets_its_local_time_beside_it_and_stays()
    {
        var reply = new NowReply
        {
            Time = "2026-07-01T12:00:00Z",
            Count = 1,
            Channels =
            [
                new NowRow
                {
                    Id = "one",
                    Name = "2026-07-01T12:00:00Z",
                    Number = "1",
                    ScheduleId = "s",
                    Now = new EventOnNow { Title = "2026-07-01T12:00:00Z", Start = "2026-12-01T12:00:00Z", End = "2026-12-01T13:00:00Z", ElapsedSeconds = 1, RemainingSeconds = 2 },
                    Next = null,
                },
            ],
        };

        var local = Replies.Json(Outcome.Of(LocalTimes.Beside(reply, Berlin())));

        local.GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal).Should().Be(
            """{"status":"success","time":"2026-07-01T12:00:00Z","time_local":"2026-07-01T14:00:00+02:00","channels":[{"id":"one","name":"2026-07-01T12:00:00Z","number":"1","schedule_id":"s","now":{"title":"2026-07-01T12:00:00Z","start":"2026-12-01T12:00:00Z","start_local":"2026-12-01T13:00:00+01:00","end":"2026-12-01T13:00:00Z","end_local":"2026-12-01T14:00:00+01:00","elapsed_seconds":1,"remaining_seconds":2},"next":null}],"count":1}""",
            "a title is no time, even if it looks like one");
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")]
    public void When_clocks_change_the_offset_says_which_hour_it_is(string instant, string local) =>
        Encoding.UTF8.GetString(((StoredReply)LocalTimes.Beside(new StoredReply(Encoding.UTF8.GetBytes($$"""{"start":"{{instant}}"}"""), []), Berlin())).Document.Span)
            .Should().Be($$"""{"start":"{{instant}}","start_local":"{{local}}"}""");

    [Fact]
    public void A_stored_document_keeps_all_else_as_it_is()
    {
        const string document = """{"version":1,"n":1.50,"end":"2026-12-01T12:00:00Z","next":"2026-12-01T12:00:00Z~x","extras":{"ics":"2026-12-01T12:00:00Z"},"warnings":["at 2026-12-01T12:00:00Z"]}""";

        var reply = LocalTimes.Beside(new StoredReply(Encoding.UTF8.GetBytes(document), ["w"]), Berlin()).Should().BeOfType<StoredReply>().Subject;

        Encoding.UTF8.GetString(reply.Document.Span).Should()
            .Be(document.Replace(""" "next" """.Trim(), """ "end_local":"2026-12-01T13:00:00+01:00","next" """.Trim(), StringComparison.Ordinal));
        reply.Warnings.Should().Equal("w");
    }

    [Fact]
    public void A_table_has_local_times_in_the_place_of_instants_and_within_sentences()
    {
        const string reply = """{"start":"2026-12-01T12:00:00Z","next":"2026-12-01T12:00:00Z~x","title":"T 2026-12-01T12:00:00Z","summary":"It rests until 2026-12-01T12:00:00Z, or 2026-07-01T12:00:00Z."}""";

        Encoding.UTF8.GetString(LocalTimes.InPlace(Encoding.UTF8.GetBytes(reply), Berlin()).Span).Should().Be(
            """{"start":"2026-12-01T13:00:00+01:00","next":"2026-12-01T12:00:00Z~x","title":"T 2026-12-01T12:00:00Z","summary":"It rests until 2026-12-01T13:00:00+01:00, or 2026-07-01T14:00:00+02:00."}""");
    }

    [Fact]
    public void Programs_get_local_times_only_where_they_ask_and_tables_in_the_stores_zone_too()
    {
        Context.Store.Settings.Change<string>(settings => (settings with { Zone = "Asia/Tokyo" }, ""), _ => []).Problem.Should().BeNull();

        LocalTimes.TryFind(new NowRequest(), out var none).Should().BeNull();
        none.Should().BeNull();
        LocalTimes.TryFind(new NowRequest { Zone = "Europe/Berlin" }, out var asked).Should().BeNull();
        asked!.Id.Should().Be("Europe/Berlin");
        LocalTimes.TryFind(new NowRequest { Zone = "Nowhere" }, out _)!.Type.Should().Be(ErrorType.Validation);

        LocalTimes.OfTable(new ListSchedulesRequest(), Context)!.Id.Should().Be("Asia/Tokyo");
        LocalTimes.OfTable(new NowRequest { Zone = "Europe/Berlin" }, Context)!.Id.Should().Be("Europe/Berlin");
        LocalTimes.OfTable(new DoctorRequest(), Context).Should().BeNull("it must find the settings as they are");
    }

    [Fact]
    public void The_exit_code_is_that_of_the_reply() =>
        LocalTimes.Beside(new Found(), Berlin()).Exit.Should().Be(ExitCode.Findings);

    private static Zone Berlin()
    {
        ZoneInput.TryFind("Europe/Berlin", out var zone).Should().BeNull();
        return zone!;
    }

    private sealed record Found : Reply
    {
        public override ExitCode Exit => ExitCode.Findings;

        public override void Write(Utf8JsonWriter json) => throw new InvalidOperationException();
    }
}
