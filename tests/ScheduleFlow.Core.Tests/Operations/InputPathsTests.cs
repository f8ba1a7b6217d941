using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations;

public sealed class InputPathsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data/keys.json")]
    [InlineData("data/users.json")]
    [InlineData("data/audit.jsonl")]
    [InlineData("data/config.json.bak")]
    [InlineData("data/schedules/05e9ed13-b800-460a-8459-ceb5018d30c9.json")]
    [InlineData("data/.snapshots/x")]
    [InlineData("data/imports/../keys.json")]
    [InlineData("data/imports2/list.m3u")]
    [InlineData("data/anything/of/a/later/version")]
    [InlineData("data")]
    [InlineData("logs/scheduleflow.log")]
    [InlineData("logs/scheduleflow.log.3")]
    [InlineData("logs/scheduleflow.jsonl")]
    public void A_file_of_the_store_and_a_log_are_no_input_whatever_the_roots_say(string file)
    {
        var absent = Open(file, "").Problem!;
        if (file != "data")
        {
            _folder.Write(file, "secret");
        }

        var problem = Open(file, "").Problem!;

        problem.Type.Should().Be(ErrorType.ForbiddenPath);
        problem.Message.Should().Contain("one of the server's own files").And.NotContain("secret");
        problem.Should().BeEquivalentTo(absent, "whether it exists is not told");
    }

    [Theory]
    [InlineData("data/imports/list.m3u")]
    [InlineData("data/imports/keys.json")]
    [InlineData("data/exports/evening.m3u")]
    [InlineData("data/generated_pages/lobby.html")]
    [InlineData("logs/other.m3u")]
    [InlineData("database/list.m3u")]
    [InlineData("list.m3u")]
    public void What_people_put_there_and_what_exports_wrote_can_be_read(string file)
    {
        _folder.Write(file, "text");

        Open(file, "").Value.Should().Be("text");
    }

    [Fact]
    public void A_link_out_of_the_folder_of_imports_is_followed_to_the_stores_file()
    {
        _folder.Write("data/keys.json", "secret");
        Directory.CreateDirectory(_folder["data", "imports"]);
        File.CreateSymbolicLink(_folder["data", "imports", "list.m3u"], "../keys.json");

        Open("data/imports/list.m3u", "").Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
    }

    [Fact]
    public void A_folder_of_imports_that_is_a_link_to_the_data_folder_opens_nothing()
    {
        _folder.Write("data/keys.json", "secret");
        File.CreateSymbolicLink(_folder["data", "imports"], ".");

        Open("data/imports/keys.json", "data/imports").Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
    }

    [Fact]
    public void A_data_folder_that_is_named_by_a_link_is_the_same_folder()
    {
        _folder.Write("real/keys.json", "secret");
        File.CreateSymbolicLink(_folder["data"], "real");

        Open("real/keys.json", "").Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
        Open("data/keys.json", "").Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
    }

    [Fact]
    public void A_hard_link_to_the_keys_is_the_keys_and_one_to_another_file_is_not()
    {
        Requires.That(OperatingSystem.IsLinux(), "hard links are recognised on Linux alone");
        _folder.Write("data/keys.json", "secret");
        _folder.Write("elsewhere.m3u", "text");
        Directory.CreateDirectory(_folder["data", "imports"]);
        Bash.Run("ln keys.json imports/a.m3u && ln ../elsewhere.m3u imports/b.m3u", _folder["data"]).ExitCode.Should().Be(0);

        Open("data/imports/a.m3u", "").Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
        Open("data/imports/b.m3u", "").Value.Should().Be("text");
    }

    [Fact]
    public void Outside_the_roots_nothing_can_be_read_and_without_roots_everything()
    {
        _folder.Write("data/keys.json", "text");
        _folder.Write("outside.m3u", "text");

        Open("outside.m3u", "data/imports").Problem!.Message.Should().Contain("outside the folders that this server reads from");
        Open("data/keys.json", null).Value.Should().Be("text");
    }

    /// <param name="file">Below the test's folder.</param>
    /// <param name="root">Likewise; null: none.</param>
    private Outcome<string> Open(string file, string? root) => new InputSource
    {
        Argument = _folder[file],
        OpenStandardInput = () => throw new InvalidOperationException(),
        Paths = new InputPaths
        {
            Roots = root is null ? [] : [_folder[root]],
            DataFolder = _folder["data"],
            Logs = [_folder["logs", "scheduleflow.log"], _folder["logs", "scheduleflow.jsonl"]],
        },
    }.Read(stream => Outcome.Of(new StreamReader(stream).ReadToEnd()));
}
