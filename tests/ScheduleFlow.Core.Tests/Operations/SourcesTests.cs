using ScheduleFlow.Core.Operations;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations;

public sealed class SourcesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_audit_log_calls_a_file_by_its_path_from_its_root_on_with_links_followed()
    {
        var imports = Directory.CreateDirectory(_folder["srv", "imports", "autumn"]).Parent!.FullName;
        File.WriteAllText(Path.Combine(imports, "autumn", "week.xml"), "<tv/>");
        File.CreateSymbolicLink(Path.Combine(imports, "link.xml"), Path.Combine(imports, "autumn", "week.xml"));

        Noted(Path.Combine(imports, "link.xml"), imports).Should().Equal("imports/autumn/week.xml");
        Noted(Path.Combine(imports, "none.xml"), imports).Should().BeEmpty();
        Noted(Path.Combine(imports, "link.xml"), _folder["other"]).Should().BeEmpty("what is refused is not read");
        Noted(Path.Combine(imports, "link.xml")).Should().Equal(Path.Combine(imports, "link.xml"));
    }

    private static List<string> Noted(string path, params string[] roots)
    {
        var noted = new List<string>();
        var input = new InputSource { Argument = path, OpenStandardInput = () => Stream.Null, Paths = new InputPaths { Roots = [.. roots] }, Note = noted.Add };
        input.Read<string>(_ => "read");
        return noted;
    }
}
