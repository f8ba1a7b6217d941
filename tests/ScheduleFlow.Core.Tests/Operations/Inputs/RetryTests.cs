using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class RetryTests : IDisposable
{
    private const string Document = """{"name":"Week","events":[{"title":"News","start":"2026-11-24T10:00:00Z","end":"2026-11-24T11:00:00Z"}]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_request_with_the_same_key_gets_the_same_reply_and_changes_nothing()
    {
        var first = Fields(Import(Document, "k").Value);

        Fields(Import(Document, "k", hours: 23).Value).Should().Be(first);
        Count().Should().Be(1);
    }

    [Fact]
    public void The_same_key_with_another_document_or_other_options_is_a_conflict()
    {
        Import(Document, "k").Problem.Should().BeNull();

        Import(Document.Replace("News", "Olds", StringComparison.Ordinal), "k").Problem!.Type.Should().Be(ErrorType.Conflict);
        Import(Document, "k", name: "Other").Problem!.Type.Should().Be(ErrorType.Conflict);
        Count().Should().Be(1);
    }

    [Fact]
    public void The_same_key_with_another_value_of_an_option_is_a_conflict()
    {
        Import(Document, "k", name: "One").Problem.Should().BeNull();

        Import(Document, "k", name: "Two").Problem!.Type.Should().Be(ErrorType.Conflict);
        Count().Should().Be(1);
    }

    [Fact]
    public void A_key_is_forgotten_after_24_hours()
    {
        Import(Document, "k").Problem.Should().BeNull();

        Import(Document, "k", hours: 24).Problem.Should().BeNull();

        Count().Should().Be(2);
    }

    [Theory]
    [InlineData("nightly@10.0.0.1", "weekly@10.0.0.1", false)]
    [InlineData("nightly@10.0.0.1", "nightly@10.0.0.2", true)] // a key's owner, from wherever
    [InlineData("admin@10.0.0.1", "admin@10.0.0.2", true)] // the key of the environment
    [InlineData("editor@10.0.0.1", "editor@10.0.0.2", false)] // callers without a name are told apart by their address
    [InlineData("editor@10.0.0.1", "editor@10.0.0.1", true)]
    [InlineData(null, "nightly@10.0.0.1", false)]
    [InlineData(null, "editor@10.0.0.1", false)]
    [InlineData(null, null, true)]
    public void Another_caller_with_the_same_key_never_gets_somebody_elses_reply(string? first, string? second, bool isSame)
    {
        var answer = Fields(Import(Document, "k", actor: first).Value);

        var again = Import(Document, "k", actor: second);

        again.Problem.Should().BeNull();
        (Fields(again.Value) == answer).Should().Be(isSame);
        Count().Should().Be(isSame ? 1 : 2);
        Fields(Import(Document, "k", actor: first).Value).Should().Be(answer, "the other reply is kept beside it");
        Store(0).Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Another_callers_key_may_be_for_another_request()
    {
        Import(Document, "k", actor: "one@10.0.0.1").Problem.Should().BeNull();

        Import(Document, "k", name: "Other", actor: "two@10.0.0.1").Problem.Should().BeNull();
    }

    [Fact]
    public void What_an_older_version_kept_is_given_to_nobody_and_nothing_is_changed_twice()
    {
        Import(Document, "k", actor: "one@10.0.0.1").Problem.Should().BeNull();
        var kept = Directory.GetFiles(_folder["data", "idempotency"]).Single();
        var older = Path.Combine(_folder["data", "idempotency"], $"{Convert.ToHexStringLower(MD5.HashData("k"u8))}.json");
        File.WriteAllText(older, File.ReadAllText(kept).Replace("\"caller\":\"one\",\n", "", StringComparison.Ordinal));
        File.Delete(kept);

        Import(Document, "k", actor: "one@10.0.0.1").Problem!.Type.Should().Be(ErrorType.Conflict);
        Import(Document, "k", actor: "two@10.0.0.1").Problem!.Type.Should().Be(ErrorType.Conflict);
        Count().Should().Be(1);
        Store(0).Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
        Import(Document, "k", hours: 24, actor: "two@10.0.0.1").Problem.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ü")]
    [InlineData("line\nfeed")]
    public void A_key_that_is_none_is_refused(string key)
    {
        Import(Document, key).Problem!.Type.Should().Be(ErrorType.Validation);

        Count().Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_same_request_sent_many_times_at_once_is_done_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Import(Document, "k"), TestContext.Current.CancellationToken)));

        replies.Should().OnlyContain(reply => reply.Problem == null);
        replies.Select(reply => Fields(reply.Value)).Distinct().Should().ContainSingle();
        Count().Should().Be(1);
    }

    [Fact]
    public void A_replaced_schedule_keeps_its_id_and_is_at_the_next_revision()
    {
        var id = Id(Import(Document, null));

        var replaced = Import(Document.Replace("Week", "Better week", StringComparison.Ordinal), null, replace: id, ifRevision: "1");

        Id(replaced).Should().Be(id);
        var schedule = Store(0).Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().ContainSingle().Subject;
        schedule.Revision.Should().Be(2);
        schedule.Name.Should().Be("Better week");
        File.Exists(_folder["data", "schedules", $"{id}.json.bak"]).Should().BeTrue();
    }

    [Fact]
    public void A_schedule_at_another_revision_is_not_replaced()
    {
        var id = Id(Import(Document, null));
        Import(Document, null, replace: id).Problem.Should().BeNull();

        Import(Document, null, replace: id, ifRevision: "1").Problem!.Type.Should().Be(ErrorType.Conflict);
        Import(Document, null, replace: "00000000-0000-0000-0000-000000000001").Problem!.Type.Should().Be(ErrorType.NotFound);
        Import(Document, null, replace: id, ifRevision: "x").Problem!.Type.Should().Be(ErrorType.Validation);
        Import(Document, null, ifRevision: "1").Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_many_that_replace_the_same_revision_one_wins()
    {
        var id = Id(Import(Document, null));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => Import(Document, null, name: $"By {i}", replace: id, ifRevision: "1"), TestContext.Current.CancellationToken)));

        outcomes.Count(outcome => outcome.Problem is null).Should().Be(1);
        outcomes.Where(outcome => outcome.Problem is not null).Should().OnlyContain(outcome => outcome.Problem!.Type == ErrorType.Conflict);
    }

    private Outcome<Contracts.Operations.Reply> Import(
        string document, string? key, int hours = 0, string? name = null, string? replace = null, string? ifRevision = null, string? actor = null) =>
        ImportSchedule.Run(
            new ImportScheduleRequest { File = "-", Name = name, RepeatKey = key, Replace = replace, IfRevision = ifRevision },
            new OperationContext
            {
                Store = Store(hours, actor),
                Now = Now(hours),
                Entropy = Guid.NewGuid(),
                Outside = new Surroundings { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(document)) },
            });

    private FileStore Store(int hours, string? actor = null) =>
        new(_folder["data"], new ChangeOrigin(Now(hours), ImportScheduleRequest.Verb, null, actor));

    private int Count() => Store(0).Maintenance.Count().Value.Schedules;

    private static Instant Now(int hours) => Events.Origin.PlusSeconds(hours * 3600L);

    private static string Id(Outcome<Contracts.Operations.Reply> reply) =>
        JsonDocument.Parse(Fields(reply.Value)).RootElement.GetProperty("schedule_id").GetString()!;

    // The second time, what was kept is handed on as it is.
    private static string Fields(Contracts.Operations.Reply reply)
    {
        if (reply is StoredReply stored)
        {
            return Encoding.UTF8.GetString(stored.Document.Span);
        }

        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, ProblemJson.Compact))
        {
            reply.Write(json);
        }

        return Encoding.UTF8.GetString(output.ToArray()).Replace("\"status\":\"success\",", "", StringComparison.Ordinal);
    }
}
