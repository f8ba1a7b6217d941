using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Json;
using ScheduleFlow.Core.Tests.Formats;

namespace ScheduleFlow.Core.Tests.Corpus;

public sealed class JsonCorpusTests
{
    [Fact(Timeout = 60_000)]
    public Task JSONTestSuite_is_parsed_and_refused_as_it_says() => Task.Run(
        () =>
        {
            var files = CorpusFiles.OfKind("hostile-json");
            files.Should().HaveCountGreaterThan(200);
            foreach (var path in files)
            {
                var bytes = CorpusFiles.Read(path);
                foreach (var chunk in new[] { 1, 100_000 })
                {
                    var problem = new JsonScheduleReader().Read(Reading.Trickle(bytes, chunk), new RecordingSink());
                    switch (Path.GetFileName(path)[..2])
                    {
                        case "y_":
                            (problem?.Type).Should().Match<ErrorType?>(type => type == null || type == ErrorType.Validation, $"{path}: {problem?.Message}");
                            break;
                        case "n_":
                            (problem?.Type).Should().Be(ErrorType.ParseError, path);
                            problem!.Message.Should().MatchRegex(@"^The JSON cannot be read at line \d+, column \d+: ", path);
                            break;
                    }
                }
            }
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task JSONTestSuite_never_makes_the_playlist_reader_or_the_sniffer_throw() => Task.Run(
        () =>
        {
            foreach (var path in CorpusFiles.OfKind("hostile-json"))
            {
                var bytes = CorpusFiles.Read(path);
                PlaylistReader.Read(new MemoryStream(bytes), FormatNames.Json);
                ScheduleFormats.Open(new MemoryStream(bytes), FormatNames.Auto);
            }
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Schedules_of_the_program_before_are_read_with_all_their_events_and_names() => Task.Run(
        () =>
        {
            var files = CorpusFiles.OfKind("schedule-native").Where(path => path.Contains("liberty-express", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)).ToList();
            files.Should().HaveCount(18);
            foreach (var path in files)
            {
                using var document = JsonDocument.Parse(CorpusFiles.Read(path));
                var list = document.RootElement.TryGetProperty("events", out var events) ? events : document.RootElement.GetProperty("schedule");

                var sink = Reading.Of(new JsonScheduleReader(), CorpusFiles.Read(path));

                sink.Events.Select(read => read.Title).Should().Equal(list.EnumerateArray().Select(entry => entry.GetProperty("title").GetString()), path);
                sink.Schedules.Should().ContainSingle(path).Which.Name.Should().NotBeNullOrEmpty(path);
            }
        },
        TestContext.Current.CancellationToken);

    // The documents of broadcasters whose events stand where ours do; all others have none that we could find.
    private static readonly HashSet<string> WithEvents =
        ["artonline.tv", "guidatv.sky.it", "knr.gl", "rikstv.no", "rtmklik.rtm.gov.my", "sporttv.pt", "yes.co.il", "zee5.com", "mewatch.sg"];

    [Fact(Timeout = 60_000)]
    public Task Documents_of_broadcasters_are_read_where_they_are_like_ours_and_else_refused_as_no_schedule() => Task.Run(
        () =>
        {
            var files = CorpusFiles.OfKind("schedule-native").Where(path => path.Contains("iptv-org-epg-json", StringComparison.Ordinal)).ToList();
            files.Should().HaveCountGreaterThan(40);
            foreach (var path in files)
            {
                var sink = new RecordingSink();
                var problem = new JsonScheduleReader().Read(new MemoryStream(CorpusFiles.Read(path)), sink);

                if (WithEvents.Contains(path.Split('/')[2]))
                {
                    (problem?.Message).Should().BeNull(path);
                    sink.EventCount.Should().BePositive(path);
                }
                else
                {
                    (problem?.Type).Should().Be(ErrorType.Validation, path);
                }
            }
        },
        TestContext.Current.CancellationToken);
}
