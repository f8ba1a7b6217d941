using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Formats;

namespace ScheduleFlow.Core.Tests.Corpus;

public sealed class M3uCorpusTests
{
    // Where we differ from the table, and why. Its "hls" column is VLC's rule, its counts are those of lines.
    private static readonly Dictionary<string, (string? Outcome, int? Events, string Why)> Deviations = new()
    {
        ["m3u/liberty-express/example_m3u_playlists.m3u"] = (null, 13, "whole videos under an HLS header by mistake: longer than the target duration it declares"),
        ["m3u/liberty-express/70 Odd Couple.m3u"] = (null, 230, "three conflict markers of git are no media"),
        ["m3u/liberty-express/Howard Hawks.m3u8"] = (null, 130, "three conflict markers of git are no media"),
        ["m3u/liberty-express/us_klowdtv.m3u"] = (null, 114, "three conflict markers of git are no media"),
    };

    [Fact(Timeout = 60_000)]
    public Task Every_list_is_read_with_all_its_media_or_refused_for_what_it_is() => Task.Run(
        () =>
        {
            var rows = CorpusFiles.Rows("ORACLE-m3u.tsv").ToList();
            rows.Should().HaveCountGreaterThan(140);
            foreach (var row in rows)
            {
                var path = row["path"];
                var bytes = CorpusFiles.Read(path);
                var sink = new RecordingSink();
                var problem = ScheduleFormats.Reader(FormatNames.M3u)!.Read(new MemoryStream(bytes), sink);

                var deviation = Deviations.GetValueOrDefault(path);
                var isHls = row["hls"] != "no" && deviation.Events is null;
                var media = deviation.Events ?? row.Number("uri");
                var expected = isHls || (media == 0 && bytes.Length > 0) ? ErrorType.Validation : media == 0 ? ErrorType.ParseError : null;

                (problem?.Type).Should().Be(expected, $"{path}: {problem?.Message}");
                if (isHls)
                {
                    problem!.Message.Should().Contain($"HLS {row["hls"]} playlist", path);
                    FormatSniffer.Sniff(bytes.AsSpan(0, Math.Min(bytes.Length, 4096))).Kind.Should().Be(DocumentKind.Hls, path);
                }
                else
                {
                    sink.EventCount.Should().Be(media, path);
                    sink.Warnings.Count(warning => warning.Contains("no URL or path follows", StringComparison.Ordinal)).Should().Be(row.Number("extinf_without_uri"), path);
                    sink.Warnings.Count(warning => warning.Contains("no #EXTINF line before", StringComparison.Ordinal))
                        .Should().Be(media - row.Number("paired"), path);
                    sink.Events.Should().NotContain(read => string.IsNullOrWhiteSpace(read.Title) || string.IsNullOrWhiteSpace(read.MediaUrl), path);
                }
            }
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Every_file_of_the_kind_is_read_or_refused_without_an_exception() => Task.Run(
        () =>
        {
            // Beside the lists there are JavaScript modules with the expected result of another parser: text, but no lists.
            foreach (var path in CorpusFiles.OfKind("m3u").Concat(CorpusFiles.OfKind("m3u-hls")))
            {
                var bytes = CorpusFiles.Read(path);
                foreach (var reader in ScheduleFormats.ReaderNames.Select(ScheduleFormats.Reader).OfType<IScheduleReader>())
                {
                    var problem = reader.Read(Reading.Trickle(bytes, 777), new RecordingSink());
                    if (reader.Format != FormatNames.M3u)
                    {
                        problem.Should().NotBeNull(path);
                    }
                }
            }
        },
        TestContext.Current.CancellationToken);
}
