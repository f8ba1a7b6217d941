using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class RequestBodyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fields_become_the_options_of_the_command_line()
    {
        var request = Read(
            """{"links":["a.mp4"],"start_time":"2027-01-01","duration_hours":"2.5","cooldown_hours":0.0000001,"shuffle":false,"seed":9007199254740991,"name":null}""");

        request.Links.Should().Be("""["a.mp4"]""");
        (request.Start, request.Hours, request.NoShuffle, request.Seed, request.Name).Should().Be(("2027-01-01", 2.5, true, 9007199254740991, null));
        request.Cooldown.Should().Be(0.0000001);
        request.Check().Should().BeNull();
    }

    [Theory]
    [InlineData("""{"cooldown_hour":12}""", "There is no field “cooldown_hour”.", "Did you mean “cooldown_hours”?")]
    [InlineData("""{"export":"/tmp/a.xml"}""", "There is no field “export”.", "There are: links, *")]
    [InlineData("""{"idempotency_key":"k"}""", "There is no field “idempotency_key”.", "There are: links, *")]
    [InlineData("""{"links":["a"],"links":["b"]}""", "The field “links” is given twice, here as “links”.", "Give it once.")]
    [InlineData("""{"\ud800":1}""", "The name of a field is not valid Unicode.", null)]
    [InlineData("""{"name":"\ud800"}""", "The field “name” is \"\\ud800\", but a text is expected.", null)]
    [InlineData("""{"shuffle":"no"}""", "The field “shuffle” is \"no\", but true or false is expected.", null)]
    public void A_field_that_the_route_does_not_take_is_refused(string body, string message, string? hint)
    {
        var problem = RequestBody.ReadInto(Asked(), Context(body, passesOver: false))!;

        (problem.Type, problem.Message).Should().Be((ErrorType.Validation, message));
        if (hint is null)
        {
            problem.Hint.Should().BeNull();
        }
        else
        {
            problem.Hint.Should().Match(hint);
        }
    }

    [Fact]
    public void It_is_passed_over_and_noted_where_the_server_says_so()
    {
        var ignored = new List<string>();
        var context = Context("""{"dry_runs":true,"name":"N"}""", passesOver: true);

        RequestBody.ReadInto(Asked(), context with { Outside = context.Outside with { NoteIgnored = ignored.Add } }).Should().BeNull();

        ignored.Should().Equal("dry_runs");
    }

    private SchedulePlaylistRequest Read(string body)
    {
        var request = Asked();
        RequestBody.ReadInto(request, Context(body, passesOver: false)).Should().BeNull();
        return request;
    }

    private static SchedulePlaylistRequest Asked()
    {
        var request = new SchedulePlaylistRequest();
        request.Add(Operation.RequestBody, InputSource.StandardInput);
        return request;
    }

    private OperationContext Context(string body, bool passesOver) => new()
    {
        Store = new FileStore(_folder["data"]),
        Now = Instant.FromUtc(2026, 12, 1, 0),
        Entropy = default,
        Outside = Surroundings.None with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(body)), PassesOverUnknownFields = passesOver },
    };
}
