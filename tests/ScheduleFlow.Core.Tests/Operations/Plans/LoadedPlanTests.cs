using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>A plan and the lists that it names, as files.</summary>
public sealed class LoadedPlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_is_sought_beside_the_plan()
    {
        _folder.Write("lists/films.m3u", "#EXTM3U\n#EXTINF:60,A\nhttps://example.org/a.mp4\n");

        var file = Read("../lists/films.m3u").Value;

        file.Plan.Items.Should().ContainSingle().Which.Seconds.Should().Be(60);
    }

    [Theory]
    [InlineData("missing.m3u", "There is no file “")]
    [InlineData(".", "is a folder, not a file.")]
    [InlineData("nul\\0.m3u", "The path of the file is empty or holds a NUL character.")]
    [InlineData("-", "There is no file “")]
    public void A_list_that_cannot_be_opened_is_named_with_its_place(string list, string expected)
    {
        var problem = Read(list).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().ContainSingle().Which.Should().StartWith("Line 3, column 12: pools.p: ").And.Contain(expected);
    }

    [Theory]
    [InlineData("../outside.m3u")]
    [InlineData("link.m3u")]
    [InlineData("/etc/passwd")]
    public void A_list_outside_the_allowed_folders_is_refused_and_not_looked_at(string list)
    {
        _folder.Write("outside.m3u", "secret\n");
        Directory.CreateDirectory(_folder["plans"]);
        File.CreateSymbolicLink(_folder["plans", "link.m3u"], _folder["outside.m3u"]);

        var problem = Read(list, _folder["plans"]).Problem!;

        problem.Type.Should().Be(ErrorType.ForbiddenPath);
        problem.Errors.Should().ContainSingle().Which.Should().StartWith("Line 3, column 12: pools.p: ").And.Contain("is outside the folders").And.NotContain("secret");
        problem.Hint.Should().Contain("ImportRoots");
    }

    [Fact]
    public void A_list_that_is_malformed_is_named_with_the_places_in_both_files()
    {
        _folder.Write("plans/list.json", "[{\"url\": \"a.mp4\", \"duration\": 60},\n {\"label\": \"B\"},\n {\"label\": \"C\"}]");

        var errors = Read("list.json").Problem!.Errors;

        errors.Should().HaveCount(3).And.OnlyContain(error => error.StartsWith("Line 3, column 12: pools.p: "));
        errors[0].Should().Contain("2 of 3 items of the playlist cannot be used.");
    }

    [Theory]
    [InlineData("[{\"url\": ")]
    [InlineData("\u0001\u0002\0\0")]
    [InlineData("")]
    [InlineData("#EXTM3U\n")]
    [InlineData("<html><body>Not found</body></html>")]
    public void A_list_that_is_none_is_an_error_of_the_plan(string content)
    {
        _folder.Write("plans/list.m3u", content);

        var problem = Read("list.m3u").Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().NotBeEmpty().And.OnlyContain(error => error.StartsWith("Line 3, column 12: pools.p: "));
    }

    [Fact]
    public void A_list_without_running_times_says_what_to_do()
    {
        _folder.Write("plans/list.txt", "https://example.org/a.mp4\nhttps://example.org/b.mp4\n");

        Read("list.txt").Problem!.Errors.Should().ContainSingle().Which.Should()
            .Be("Line 3, column 12: pools.p: 2 of 2 items have no running time that can be planned; give the pool a duration, or the list #EXTINF durations");
    }

    [Fact]
    public void A_list_with_too_many_items_is_refused()
    {
        _folder.Write("plans/list.txt", string.Concat(Enumerable.Range(0, Limits.MaxVideos + 1).Select(i => $"https://example.org/{i}.mp4\n")));

        Read("list.txt").Problem!.Errors.Should().ContainSingle().Which.Should().Be("Line 3, column 12: pools.p: The playlist has more than 10000 items.");
    }

    [Fact]
    public void Errors_of_several_lists_are_named_at_once()
    {
        var problem = ReadPlan(_folder.Write("plans/plan.yaml", "channel: A\nstart: 2026-12-07\npools:\n  a: a.m3u\n  b: { playlist: b.m3u }\n  c: { stored: nothing }\n  d: { stored: 7c14f3b0-6214-4c6c-808f-a8f96165e45e }\n")).Problem!;

        problem.Errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]).Should().Equal("Line 4, column 6", "Line 5, column 18", "Line 6, column 16", "Line 7, column 16");
        problem.Errors[2].Should().EndWith("There is no playlist “nothing”.");
    }

    [Fact]
    public void A_plan_in_another_encoding_is_refused_with_its_place()
    {
        var path = _folder.Write("plan.yaml", "");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("channel: Föhn\n"));

        var problem = ReadPlan(path).Problem!;

        (problem.Type, problem.Message).Should().Be((ErrorType.ParseError, "Line 1, column 11: the byte F6 is not UTF-8."));
    }

    private Outcome<LoadedPlan> Read(string list, params ImmutableArray<string> roots) =>
        ReadPlan(_folder.Write("plans/plan.yaml", $"channel: A\nstart: 2026-12-07\npools: {{p: \"{list}\"}}\nfillers: p\n"), roots);

    private Outcome<LoadedPlan> ReadPlan(string path, params ImmutableArray<string> roots) => LoadedPlan.Read(
        new InputSource { Argument = path, OpenStandardInput = () => throw new InvalidOperationException(), Paths = new InputPaths { Roots = roots } },
        new OperationContext { Store = new FileStore(_folder["data"], Samples.Origin), Now = Samples.Origin.Now, Entropy = default });
}
