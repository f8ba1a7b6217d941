namespace ScheduleFlow.EndToEnd.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var projects = new[] { "src", "tests", "bench", "eng" }
            .Select(folder => Repository.PathTo(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('/', '\\'));

        var listed = File.ReadAllLines(Repository.PathTo("ScheduleFlow.sln"))
            .Where(line => line.StartsWith("Project(", StringComparison.Ordinal) && line.Contains(".csproj"))
            .Select(line => line.Split('"')[5].Replace('/', '\\'));

        listed.Should().BeEquivalentTo(projects);
    }
}
