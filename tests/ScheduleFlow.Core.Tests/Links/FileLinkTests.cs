using ScheduleFlow.Core.Channels;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class FileLinkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_file_is_working_where_it_can_be_read_and_has_something_in_it()
    {
        _folder.Write("media/a b.mp4", "x");
        _folder.Write("media/empty.mp4", "");
        File.CreateSymbolicLink(_folder["media", "link.mp4"], _folder["media", "a b.mp4"]);

        var results = await CheckAsync(
            _folder["media", "a b.mp4"],
            new Uri(_folder["media", "a b.mp4"]).AbsoluteUri,
            _folder["media", "link.mp4"],
            _folder["media", "empty.mp4"],
            _folder["media", "none.mp4"],
            _folder["media", "none", "x.mp4"],
            _folder["media"]);

        results.Should().Equal(
            (LinkState.Working, "is a file that can be read"),
            (LinkState.Working, "is a file that can be read"),
            (LinkState.Working, "is a file that can be read"),
            (LinkState.Broken, "is empty"),
            (LinkState.Broken, "does not exist"),
            (LinkState.Broken, "does not exist"),
            (LinkState.Broken, "is a folder, not a file"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Outside_the_allowed_folders_nothing_is_said_of_a_file()
    {
        _folder.Write("secret.txt", "x");
        _folder.Write("media-more/a.mp4", "x");
        _folder.Write("media/a.mp4", "x");
        File.CreateSymbolicLink(_folder["media", "link.mp4"], _folder["secret.txt"]);
        Directory.CreateSymbolicLink(_folder["media", "up"], _folder.Path);
        File.CreateSymbolicLink(_folder["media", "circle"], _folder["media", "circle"]);

        var results = await CheckAsync(
            _folder["secret.txt"],
            _folder["missing.txt"],
            _folder["media", "..", "secret.txt"],
            "file://" + _folder.Path + "/media/%2e%2e/secret.txt",
            _folder["media", "link.mp4"],
            _folder["media", "up", "secret.txt"],
            _folder["media", "circle"],
            _folder["media-more", "a.mp4"],
            "/etc/passwd",
            "/proc/self/environ");

        results.Should().OnlyContain(result => result.State == LinkState.Broken && result.Reason == "is outside the allowed folders");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_named_pipe_is_no_file_and_does_not_hang()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes among files");
        Directory.CreateDirectory(_folder["media"]);
        Bash.Run("mkfifo media/pipe", _folder.Path).ExitCode.Should().Be(0);

        (await CheckAsync(_folder["media", "pipe"])).Should().Equal((LinkState.Broken, "is not a regular file"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_folders_no_file_is_looked_at()
    {
        var result = await Checked.OneAsync(_folder.Write("a.mp4", "x"));

        (result.State, result.Reason, result.Kind, result.Status).Should().Be((LinkState.Broken, "is outside the allowed folders", "file", null));
    }

    private async Task<IEnumerable<(LinkState State, string Reason)>> CheckAsync(params string[] paths) =>
        (await Checked.AllAsync(paths, Checked.Options with { FileRoots = [_folder["media"]] })).Select(result => (result.State, result.Reason));
}
