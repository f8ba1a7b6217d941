using System.Net;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Importing;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Tests.Api;

namespace ScheduleFlow.Dashboard.Tests.Importing;

public sealed class ImportListTests : BunitContext
{
    private const string Good = """
        {"status":"success","passed":true,"fail_on":"warning","counts":{"error":0,"warning":0,"info":0,"known":0},"rules":{},
        "sources":[{"source":"week","format":"xml","events":3}],"findings":[]}
        """;

    private const string Stored = """
        {"status":"success","schedule_id":"s1","revision":1,"name":"Week","format":"xml","events":3,"events_imported":3,
        "start":"2026-12-01T00:00:00Z","end":"2026-12-02T00:00:00Z","duplicates_removed":0,"conflicts_detected":0,"gaps_detected":0,
        "warnings":{"duplicates":null,"conflicts":null,"gaps":null},"duplicates":[],"conflicts":[],"gaps":[]}
        """;

    private static readonly (HttpStatusCode, string) Busy = (HttpStatusCode.ServiceUnavailable, """{"type":"unavailable","message":"busy","hint":"later"}""");

    public ImportListTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./shell.js").Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_document_is_checked_when_it_comes_and_stored_when_it_is_said()
    {
        var server = new FakeServer(asked => (HttpStatusCode.OK, asked.Contains("lint", StringComparison.Ordinal) ? Good : Stored));
        using var queue = Queue(server);

        await queue.AddAsync(new SourceDocument("week.xml", [1, 2, 3]));
        queue.Entries.Single().State.Should().Be(ImportState.Ready);
        server.Asked.Should().Equal("POST /api/lint");
        Guards().Should().Equal(true);

        await queue.StoreAllAsync();
        queue.Entries.Single().Stored!.ScheduleId.Should().Be("s1");
        server.Asked.Should().HaveCount(2);
        Guards().Should().Equal(true, false);
    }

    [Fact]
    public async Task An_error_leaves_the_document_with_what_was_chosen_and_the_same_request_may_be_sent_again()
    {
        var isBusy = true;
        var server = new FakeServer(asked =>
            asked.Contains("lint", StringComparison.Ordinal) ? (HttpStatusCode.OK, Good) : isBusy ? Busy : (HttpStatusCode.OK, Stored));
        using var queue = Queue(server);
        await queue.AddAsync(new SourceDocument("week.xml", [1]));
        var entry = queue.Entries.Single();
        var key = entry.Key;

        await queue.StoreAsync(entry);
        (entry.State, entry.Problem!.Hint, entry.Document.Content!.Length).Should().Be((ImportState.Refused, "later", 1));

        isBusy = false;
        await queue.StoreAsync(entry);
        (entry.State, entry.Key).Should().Be((ImportState.Stored, key));
        entry.Problem.Should().BeNull();
    }

    [Fact]
    public async Task Another_name_is_not_checked_again_and_another_zone_is()
    {
        var server = new FakeServer(_ => (HttpStatusCode.OK, Good));
        using var queue = Queue(server);
        await queue.AddAsync(new SourceDocument("week.xml", [1]));
        var entry = queue.Entries.Single();

        await ChooseAsync("name", "Week 50");
        server.Asked.Should().HaveCount(1);

        await ChooseAsync("zone", "Europe/Berlin");
        server.Asked.Should().HaveCount(2).And.EndWith("POST /api/lint?zone=Europe%2FBerlin");

        async Task ChooseAsync(string field, string text)
        {
            var before = entry.CheckedAs;
            entry.Values[entry.Options.Single(option => option.Field == field)] = text;
            await queue.ChangeAsync(entry, before);
        }
    }

    private IEnumerable<bool> Guards() => JSInterop.Invocations.Where(call => call.Identifier == "guard").Select(call => (bool)call.Arguments[0]!);

    private ImportList Queue(FakeServer server)
    {
        var reachability = new Reachability();
        return new(server.Api, new Browser(JSInterop.JSRuntime), new ServerEvents(server.Http, reachability), reachability);
    }
}
