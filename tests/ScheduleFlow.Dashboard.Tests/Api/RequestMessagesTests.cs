using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Tests.Api;

public sealed class RequestMessagesTests
{
    [Fact]
    public async Task What_reads_has_its_path_and_a_query()
    {
        var message = await SentAsync(new TimelineRequest { Channel = "campus tv/1", From = "2026-12-07T00:00:00Z", Limit = 50 });

        message.Should().Be("GET /api/channels/campus%20tv%2F1/timeline?from=2026-12-07T00%3A00%3A00Z&limit=50");
        (await SentAsync(new NowRequest())).Should().Be("GET /api/now");
    }

    [Fact]
    public async Task What_changes_has_its_fields_in_the_body_with_their_types()
    {
        (await SentAsync(new OverrunRequest { Channel = "campus", By = "15m", IsDryRun = true }))
            .Should().Be("""POST /api/channels/campus/overrun {"by":"15m","dry_run":true}""");
        (await SentAsync(new RevertScheduleRequest { Id = "week", To = "3", IfRevision = "5" }))
            .Should().Be("""POST /api/schedules/week/revert {"to":3,"if_revision":5}""");
        (await SentAsync(new GeneratePageRequest { Timeline = "campus", Zone = "Europe/Berlin" }))
            .Should().Be("""POST /api/pages {"timeline":"campus","zone":"Europe/Berlin"}""");
    }

    [Fact]
    public async Task Of_several_routes_the_one_that_has_all_options_is_taken()
    {
        (await SentAsync(new EditScheduleRequest { Id = "week", Delete = "e7", Ripple = true }))
            .Should().Be("DELETE /api/schedules/week/events/e7?ripple=true");
    }

    [Fact]
    public void A_change_says_that_it_comes_from_our_own_page()
    {
        using var change = RequestMessages.Of(new OverrunRequest { Channel = "campus", By = "5m" }, null);
        using var read = RequestMessages.Of(new NowRequest(), null);

        change.Headers.GetValues("X-ScheduleFlow").Should().Equal("1");
        read.Headers.Contains("X-ScheduleFlow").Should().BeFalse();
    }

    [Fact]
    public void An_address_can_be_opened_and_copied()
    {
        RequestMessages.AddressOf(new ListRevisionsRequest { Id = "week", Limit = 1 }).Should().Be("/api/schedules/week/revisions?limit=1");
    }

    private static async Task<string> SentAsync(Request request)
    {
        using var message = RequestMessages.Of(request, null);
        var body = message.Content is null ? "" : " " + await message.Content.ReadAsStringAsync();
        return $"{message.Method} {message.RequestUri!.OriginalString}{body}";
    }
}
