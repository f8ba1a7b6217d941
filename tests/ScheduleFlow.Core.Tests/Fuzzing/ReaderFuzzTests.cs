using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>
/// Every reader of documents, over documents that are made: none throws, runs on without end, or needs more memory than
/// the document is worth (tests/README.md).
/// </summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 2_000;

    private static readonly PlanSources Sources = new(
        _ => ImmutableArray.Create(new MediaItem("a.mp4", "A", TimeSpan.FromMinutes(30))),
        _ => new Problem(ErrorType.Validation, "No playlist."));

    private static readonly Dictionary<string, Func<FuzzSubject>> Subjects = new()
    {
        [FormatNames.Xml] = () => ScheduleFuzz.Of(FormatNames.Xml, FuzzTokens.Xml),
        [FormatNames.Xmltv] = () => ScheduleFuzz.Of(FormatNames.Xmltv, FuzzTokens.Xmltv),
        [FormatNames.Json] = () => ScheduleFuzz.Of(FormatNames.Json, FuzzTokens.Json),
        [FormatNames.Ffplayout] = () => ScheduleFuzz.Of(FormatNames.Ffplayout, FuzzTokens.Ffplayout),
        [FormatNames.M3u] = () => ScheduleFuzz.Of(FormatNames.M3u, FuzzTokens.M3u),
        [FormatNames.Ics] = () => ScheduleFuzz.Of(FormatNames.Ics, FuzzTokens.Ics),
        [FormatNames.Csv] = () => ScheduleFuzz.Of(FormatNames.Csv, FuzzTokens.Csv),
        ["gzip"] = ScheduleFuzz.Packed,
        ["playlist"] = () => new FuzzSubject
        {
            Name = "playlist",
            Seeds = FuzzSeeds.Playlists(),
            Tokens = FuzzTokens.Playlist,
            Read = document => Of(PlaylistReader.Read(new MemoryStream(document), FormatNames.Auto), playlist => playlist.Warnings),
            Check = (document, _) => Array.ForEach([FormatNames.Json, FormatNames.M3u, FormatNames.Text], format => PlaylistReader.Read(new MemoryStream(document), format)),
        },
        ["channels"] = () => new FuzzSubject
        {
            Name = "channels",
            Seeds = [.. FuzzSeeds.Of(FormatNames.M3u), .. FuzzSeeds.Channels()],
            Tokens = [.. FuzzTokens.M3u, .. FuzzTokens.Channels],
            Read = document => Of(ChannelReader.Read(new MemoryStream(document), FormatNames.Auto), list => list.Warnings),
            Check = (document, _) => ChannelFuzz.Check(document),
        },
        ["plan"] = () => new FuzzSubject
        {
            Name = "plan",
            Seeds = FuzzSeeds.Plans(),
            Tokens = FuzzTokens.Yaml,
            Read = document => PlanEncoding.Decode(document).TryGet(out var text, out var problem)
                ? Of(PlanReader.Read(text, Sources), plan => plan.Warnings)
                : new FuzzedReading(problem, []),
        },
        ["lint"] = () => new FuzzSubject
        {
            Name = "lint",
            Seeds = FuzzSeeds.LintConfigurations(),
            Tokens = FuzzTokens.Lint,
            Read = document => Of(LintConfiguration.Read(Encoding.UTF8.GetString(document)), _ => []),
            Check = (document, _) => LintBaseline.Read(new MemoryStream(document)),
        },
    };

    public static TheoryData<string> Names => [.. Subjects.Keys];

    [Theory(Timeout = 3_600_000)]
    [MemberData(nameof(Names))]
    public async Task No_document_makes_a_reader_throw_or_hang_or_take_more_memory_than_it_is_worth(string name) =>
        output.WriteLine(await Fuzzer.RunAsync(Subjects[name](), FuzzOptions.FromEnvironment(Rounds), TestContext.Current.CancellationToken));

    /// <summary>What a run kept: <c>SCHEDULEFLOW_FUZZ_INPUT=artifacts/fuzz/json/1-2345</c>, the reader's name being that of the folder.</summary>
    [Fact(Timeout = 120_000)]
    public Task An_input_that_was_kept_is_read_again() => Task.Run(
        () =>
        {
            if (Environment.GetEnvironmentVariable("SCHEDULEFLOW_FUZZ_INPUT") is { Length: > 0 } path)
            {
                path = Path.GetFullPath(path, Repository.Root);
                Fuzzer.Again(Subjects[Path.GetFileName(Path.GetDirectoryName(path))!](), File.ReadAllBytes(path));
            }
        },
        TestContext.Current.CancellationToken);

    private static FuzzedReading Of<T>(Outcome<T> outcome, Func<T, ImmutableArray<string>> warnings)
        where T : notnull =>
        outcome.TryGet(out var value, out var problem) ? new FuzzedReading(null, warnings(value)) : new FuzzedReading(problem, []);
}
