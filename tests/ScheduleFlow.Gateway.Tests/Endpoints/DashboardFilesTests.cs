using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Gateway.Endpoints;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>Which file of a published dashboard goes to whom.</summary>
public sealed class DashboardFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalFileProvider _root;

    public DashboardFilesTests()
    {
        foreach (var name in new[] { "index.html", "app.css", "_framework/dotnet.0a1b2c3d4e.js", "_framework/A.B.0a1b2c3d4e.wasm", "_framework/blazor.webassembly.js" })
        {
            _folder.Write("ui/" + name, name);
            _folder.Write($"ui/{name}.br", "br of " + name);
            _folder.Write($"ui/{name}.gz", "gz of " + name);
        }

        _folder.Write("ui/icon.svg", "<svg/>");
        _folder.Write("appsettings.json", "{}");
        _root = new PhysicalFileProvider(_folder.Path);
    }

    public void Dispose()
    {
        _root.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public void A_client_gets_the_shortest_form_that_it_reads(string? accepted, string? coding)
    {
        var file = Find("app.css", accepted)!;

        file.Coding.Should().Be(coding);
        File.ReadAllText(file.Path).Should().Be(coding switch { "br" => "br of app.css", "gzip" => "gz of app.css", _ => "app.css" });
        file.MediaType.Should().Be("text/css; charset=utf-8");
    }

    [Fact]
    public void Each_form_has_a_tag_of_its_own_that_depends_on_nothing_but_its_bytes()
    {
        var tag = Find("app.css", "br")!.Tag;
        File.SetLastWriteTimeUtc(_folder["ui", "app.css.br"], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Find("app.css", "br")!.Tag.Should().Be(tag);
        Find("app.css", "gzip")!.Tag.Should().NotBe(tag);
        Find("app.css", null)!.Tag.Should().NotBe(tag);
    }

    [Theory]
    [InlineData("_framework/dotnet.0a1b2c3d4e.js", true)]
    [InlineData("_framework/A.B.0a1b2c3d4e.wasm", true)]
    [InlineData("_framework/blazor.webassembly.js", false)]
    [InlineData("index.html", false)]
    [InlineData("app.css", false)]
    public void Only_what_has_its_fingerprint_in_its_name_is_kept_without_asking(string path, bool isForGood) =>
        Find(path, "br")!.IsForGood.Should().Be(isForGood);

    [Fact]
    public void A_file_without_copies_is_sent_as_it_is() => Find("icon.svg", "br")!.Coding.Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("none.css")]
    [InlineData("_framework")]
    [InlineData("../appsettings.json")]
    public void What_is_no_file_below_it_is_none(string path) => Find(path, "br").Should().BeNull();

    [Fact]
    public void In_a_build_copies_may_be_older_than_their_files_and_are_not_sent() =>
        new DashboardFiles(_root, isPublished: false).Find("app.css", Accepted("br"))!.Coding.Should().BeNull();

    private DashboardFile? Find(string path, string? accepted) => new DashboardFiles(_root, isPublished: true).Find(path, Accepted(accepted));

    private static IList<StringWithQualityHeaderValue>? Accepted(string? header) => header is null ? null : StringWithQualityHeaderValue.ParseList([header]);
}
