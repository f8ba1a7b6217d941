using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Dashboard.Activity;

namespace ScheduleFlow.Dashboard.Tests.Activity;

public sealed class AuditFilterTests
{
    private static readonly AuditFilter All = new("", "", "", "");

    [Fact]
    public void Without_a_filter_every_line_is_shown()
    {
        All.IsSet.Should().BeFalse();
        All.Takes(Row(), NoName).Should().BeTrue();
        All.Takes(Row() with { Actor = null, Verb = null, Time = null, RequestId = null }, NoName).Should().BeTrue();
    }

    [Theory]
    [InlineData("anna", "", "", "", true)]
    [InlineData("ann", "", "", "", false)]
    [InlineData("", "edit-schedule", "", "", true)]
    [InlineData("", "edit", "", "", false)]
    [InlineData("", "", "denied", "", false)]
    [InlineData("", "", "success", "", true)]
    [InlineData("", "", "", "CAMPUS", true)]
    [InlineData("", "", "", "night week", true)]
    [InlineData("", "", "", "night absent", false)]
    [InlineData("", "", "", "r-17", true)]
    [InlineData("anna", "edit-schedule", "success", "4e549a62", true)]
    public void A_line_is_shown_if_it_has_all_that_is_asked_for(string actor, string verb, string result, string text, bool shown) =>
        new AuditFilter(actor, verb, result, text).Takes(Row(), id => id.StartsWith("4e549a62") ? "Night week" : null).Should().Be(shown);

    [Theory]
    [InlineData("anna@10.0.0.7", "anna", "10.0.0.7")]
    [InlineData("a@b@::1", "a@b", "::1")]
    [InlineData("anna", "anna", "")]
    [InlineData(null, "", "")]
    public void An_actor_is_a_name_and_an_address(string? actor, string name, string address) =>
        AuditActor.Of(actor).Should().Be(new AuditActor(name, address));

    [Theory]
    [InlineData("import-schedule", "4e549a62", "schedules?id=4e549a62")]
    [InlineData("publish-schedule", "4e549a62", "schedules?id=4e549a62")]
    [InlineData("add-channel", "a b.example", "calendar?channel=a%20b.example")]
    [InlineData("delete-schedule", "4e549a62", null)]
    [InlineData("save-playlist", "exports/Spots", null)]
    [InlineData("verb-of-a-later-version", "x", null)]
    [InlineData(null, "x", null)]
    public void What_a_line_names_is_linked_where_it_still_is(string? verb, string id, string? link) =>
        AuditLinks.Of(verb, id).Should().Be(link);

    internal static AuditRow Row(string request = "r-17", string verb = "edit-schedule") => new()
    {
        Time = "2026-12-01T11:27:55Z",
        Actor = "anna@10.0.0.7",
        Verb = verb,
        Ids = ["4e549a62-c4c9-4e20-82da-22653f290460"],
        Count = 1,
        Channels = ["campus.example.edu"],
        Result = "success",
        RequestId = request,
    };

    private static string? NoName(string id) => null;
}
