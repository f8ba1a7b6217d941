using System.Globalization;
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
}
