using System.Globalization;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>
/// How old the .NET is that the programs run on. No network is asked, so this goes by the calendar alone: a version of 10.0
/// comes out each month from November 2025 on, with the month's security patches, until support ends.
/// </summary>
/// <param name="scope">The store.</param>
/// <param name="runtimes">What runs on which version.</param>
internal sealed class RuntimeCheck(CheckScope scope, IEnumerable<(string Program, string Version)> runtimes) : ICheck
{
    /// <summary>Months after which patches have surely come out since.</summary>
    private const int MaxMonths = 4;

    private const int KnownMajor = 10;

    private static readonly DateTimeOffset FirstRelease = new(2025, 11, 11, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset SupportEnds = new(2028, 11, 14, 0, 0, 0, TimeSpan.Zero);

    public IEnumerable<Suspect> Look() => runtimes.Select(runtime => new Suspect(() => Finding(runtime.Program, runtime.Version)));

    private StoreFinding? Finding(string program, string text)
    {
        if (!Version.TryParse(text, out var version) || version.Major != KnownMajor)
        {
            return null;
        }

        var now = scope.Now.ToDateTimeOffset();
        var released = FirstRelease.AddMonths(Math.Max(version.Build, 0));
        if (now >= SupportEnds)
        {
            return Old(
                "unsupported",
                $"Support of .NET {KnownMajor} ended on {Day(SupportEnds)}",
                "Build with a version of .NET that is supported.");
        }

        return released.AddMonths(MaxMonths) <= now
            ? Old(
                "old",
                $"It came out about {Day(released)[..7]}, and security patches come each month",
                "Install the current .NET 10 and build anew.")
            : null;

        StoreFinding Old(string how, string why, string remedy) =>
            new($"runtime-{how}-{program}", FindingSeverity.Warning, ".", $"The {program} runs on .NET {text}. {why}.") { Remedy = remedy };
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
