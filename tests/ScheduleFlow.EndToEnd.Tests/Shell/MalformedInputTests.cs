using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>What must not be imported: told from the place, without a stack, and the store as it was.</summary>
public sealed class MalformedInputTests : VerbTests
{
    private readonly string _before;

    public MalformedInputTests()
    {
        Import("with_gaps.json");
        _before = StoreState.Of(Worker.DataFolder);
    }

    public static TheoryData<string> Cases => [.. Malformed.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_document_is_refused_with_its_place(string name)
    {
        var malformed = Malformed.Get(name);

        Worker.RunWith(malformed.Content, "import-schedule", "-").MustFail(3, malformed.Type, malformed.Named);

        MustBeUnchanged();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_file_is_refused_like_a_malformed_stream(string name)
    {
        var malformed = Malformed.Get(name);
        File.WriteAllBytes(Folder["input"], malformed.Content);

        Worker.Run("import-schedule", Folder["input"]).MustFail(3, malformed.Type, malformed.Named);

        MustBeUnchanged();
    }

    [Fact]
    public void Every_error_of_a_document_is_listed()
    {
        var reply = Worker.RunWith("""[{"title":"A"},{"start":"never","end":"2026-12-01T10:00:00Z"}]""", "import-schedule", "-").MustFail(3, "validation", "errors");

        reply.List("errors").Select(error => error.GetString()).Should().HaveCountGreaterThanOrEqualTo(3)
            .And.Contain(error => error!.StartsWith("event 1 “A”", StringComparison.Ordinal))
            .And.Contain(error => error!.StartsWith("event 2 ", StringComparison.Ordinal) && error.Contains("“never”"));
    }

    [Fact]
    public void An_unknown_format_is_refused_with_the_ones_there_are()
    {
        Worker.RunWith(Small.Xml, "import-schedule", "-", "--format", "yaml").MustFail(3, "validation", "yaml").Text("hint").Should().ContainAll("xml", "json", "m3u");
        Worker.Run("export-all-schedules", "--format", "yaml").MustFail(3, "validation", "yaml");

        MustBeUnchanged();
    }

    [Theory]
    [InlineData("nope", 4, "not_found")]
    [InlineData("../../etc/passwd", 4, "not_found")]
    [InlineData("6f0c2a52-9d3e-4b1c-8a77", 4, "not_found")]
    [InlineData("6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11/../x", 4, "not_found")]
    [InlineData("", 3, "validation")]
    public void An_id_that_is_none_is_refused(string id, int exit, string type)
    {
        Worker.Run("show-schedule", id).MustFail(exit, type, "schedule");
        Worker.Run("delete-schedule", id).MustFail(exit, type, "schedule");
        Worker.Run("export-schedule", id, "--format", "xml").MustFail(exit, type, "schedule");

        MustBeUnchanged();
    }

    [Theory]
    [InlineData("../out.xml")]
    [InlineData("..")]
    [InlineData("/tmp/out.xml")]
    [InlineData("a/b.xml")]
    [InlineData("a\\b.xml")]
    [InlineData(".hidden.xml")]
    [InlineData("line\nfeed.xml")]
    public void A_name_of_an_export_that_is_not_plain_is_refused(string name)
    {
        Worker.Run("export-all-schedules", "--format", "xml", "--export-name", name).MustFail(3, "validation", "file name");

        MustBeUnchanged();
    }

    private void MustBeUnchanged() => StoreState.Of(Worker.DataFolder).Should().Be(_before);
}
