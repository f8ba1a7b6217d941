using System.Globalization;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Inputs;

/// <summary>A store with schedules in it, imported by the worker itself.</summary>
internal static class SampleStore
{
    /// <summary>Fills the data folder with schedules of a week's size or so.</summary>
    public static void Fill(Workshop workshop, string data, int schedules)
    {
        var document = workshop.PathTo(data + ".xml");
        File.WriteAllBytes(document, SampleDocuments.Xml(50));
        for (var i = 0; i < schedules; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Lindenhof Campus TV, week {i + 1}");
            using var import = new Spawner(workshop.Worker(data, "import-schedule", document, "--name", name));
            import.Run();
        }
    }

    /// <summary>Imports one schedule, copies its file under new ids, and lets a list write the index.</summary>
    public static void FillWithCopies(Workshop workshop, string data, int schedules)
    {
        Fill(workshop, data, 1);
        var original = Ids(workshop, data).Single();
        var folder = Path.Combine(workshop.PathTo(data), "schedules");
        var text = File.ReadAllText(Path.Combine(folder, original + ".json"));
        for (var i = 1; i < schedules; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{i:x8}-0000-4000-8000-000000000000");
            File.WriteAllBytes(Path.Combine(folder, id + ".json"), Encoding.UTF8.GetBytes(text.Replace(original, id, StringComparison.Ordinal)));
        }

        using var list = new Spawner(workshop.Worker(data, "list-schedules"));
        list.Run();
    }

    /// <summary>Creates a key; returns the header that shows it.</summary>
    public static string CreateKey(Workshop workshop, string data, string name = "bench", string role = "viewer")
    {
        var output = workshop.PathTo("key.json");
        using (var create = new Spawner(workshop.Worker(data, "create-key", name, $"--role={role}") with { Output = output }))
        {
            create.Run();
        }

        using var reply = JsonDocument.Parse(File.ReadAllBytes(output));
        return "Authorization: Bearer " + reply.RootElement.GetProperty("key").GetString();
    }

    /// <summary>Runs a command to its end.</summary>
    public static void RunOnce(Command command)
    {
        using var spawner = new Spawner(command);
        spawner.Run();
    }

    /// <summary>The ids of the stored schedules.</summary>
    public static IReadOnlyList<string> Ids(Workshop workshop, string data) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(workshop.PathTo(data), "schedules"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => Guid.TryParse(name, out _)),
    ];
}
