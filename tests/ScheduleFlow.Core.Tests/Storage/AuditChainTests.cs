using System.Text;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class AuditChainTests : IDisposable
{
    private const string Older = "{\"time\":\"2026-11-23T10:00:00Z\",\"verb\":\"import-schedule\",\"ids\":[],\"count\":0,\"result\":\"success\"}\n";

    private readonly TempFolder _folder = new();

    public AuditChainTests() => Directory.CreateDirectory(_folder["data"]);

    private string Log => Path.Combine(_folder["data"], "audit.jsonl");

    private FileStore Store => new(_folder["data"], Samples.Origin);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Changes_exports_and_denied_attempts_are_one_chain()
    {
        Change(4);
        Store.Exports.Write("guide.xml", output => output.Write("<tv/>"u8)).Problem.Should().BeNull();
        new FileDeniedLog(_folder["data"]).Append([Attempt("a@203.0.113.9"), Attempt("b@203.0.113.9")]).Should().BeNull();
        Change(1);

        Break().Should().BeNull();
        var lines = File.ReadAllLines(Log);
        lines.Should().HaveCount(8);
        Health().Checked.AuditHead.Should().Be(lines[^1][^66..^2]);
        var entries = Store.Audit.List(new AuditQuery(9, null, null)).Value.Entries;
        entries[3].Should().BeEquivalentTo(new { Bytes = 5L, Result = "success" });
        entries[2].Should().BeEquivalentTo(new { Actor = "a@203.0.113.9", Verb = "delete-schedule", Result = "denied", Reason = "no_key", Time = "2026-12-01T00:00:00Z" });
    }

    [Fact]
    public void The_chain_can_be_checked_with_b3sum()
    {
        Requires.Program("b3sum", "b3sum");
        Change(3);

        var result = Bash.Run(
            """
            link=; while IFS= read -r line; do
              content=${line%,\"chain\":*}; chain=${line##*\"chain\":\"}; chain=${chain%\"\}}
              [ "$(printf %s "$link$content" | b3sum --no-names)" = "$chain" ] || { echo "broken: $line"; exit 1; }
              link=$chain
            done < data/audit.jsonl
            """,
            _folder.Path);

        result.ExitCode.Should().Be(0, result.Output + result.Error);
    }

    [Theory]
    [InlineData("edited", 3)]
    [InlineData("removed", 3)]
    [InlineData("inserted", 4)]
    [InlineData("swapped", 2)]
    [InlineData("first removed", 1)]
    [InlineData("made unreadable", 4)]
    [InlineData("without a chain", 3)]
    public void A_line_that_was_tampered_with_is_found(string how, int line)
    {
        Change(5);
        var lines = File.ReadAllLines(Log).ToList();
        switch (how)
        {
            case "edited":
                lines[2] = lines[2].Replace("test", "Test", StringComparison.Ordinal);
                lines[2].Should().NotBe(File.ReadAllLines(Log)[2]);
                break;
            case "removed":
                lines.RemoveAt(2);
                break;
            case "inserted":
                lines.Insert(3, lines[1]);
                break;
            case "swapped":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            case "first removed":
                lines.RemoveAt(0);
                break;
            case "made unreadable":
                lines[2] = "{";
                break;
            default:
                lines[2] = Older.TrimEnd();
                break;
        }

        File.WriteAllLines(Log, lines);

        Break().Should().Contain($"Line {line} of the audit log does not follow");
        Store.Maintenance.Check(repair: true).Value.Findings.Should().Contain(finding => finding.Id == "audit-chain-broken" && !finding.IsRepaired, "evidence is not mended away");
    }

    // What the log itself cannot show: its end was cut off, or all of it written anew. The head that was kept elsewhere does.
    [Fact]
    public void A_log_whose_end_was_cut_off_has_another_head()
    {
        Change(4);
        var head = Health().Checked.AuditHead;
        File.WriteAllLines(Log, File.ReadAllLines(Log)[..3]);

        Break().Should().BeNull();
        Health().Checked.AuditHead.Should().NotBe(head);
        File.ReadAllText(Log).Should().NotContain(head);
    }

    [Fact]
    public void The_chain_of_a_log_of_an_older_version_begins_with_the_next_line_and_is_tied_to_the_one_before()
    {
        File.WriteAllText(Log, Older + Older.Replace(":0,", ":1,", StringComparison.Ordinal));
        Break().Should().BeNull();
        Health().Checked.AuditHead.Should().NotBeNull();

        Change(2);

        Break().Should().BeNull();
        File.WriteAllLines(Log, [File.ReadAllLines(Log)[0], .. File.ReadAllLines(Log)[2..]]);
        Break().Should().Contain("Line 2 of");
    }

    [Theory]
    [InlineData("{\"time\":\"2026-1")]
    [InlineData("\0\0\0\0\n")]
    public void What_a_power_cut_has_torn_is_passed_over_and_breaks_nothing(string torn)
    {
        Change(2);
        File.AppendAllText(Log, torn);

        Change(2);

        Break().Should().BeNull();
        Store.Maintenance.Check(repair: true).Value.Findings.Should().Contain(finding => finding.Id == "audit-damaged" && finding.IsRepaired);
        Break().Should().BeNull();
        Store.Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().HaveCount(5);
    }

    [Fact]
    public void A_last_line_without_its_line_feed_counts()
    {
        Change(2);
        File.WriteAllText(Log, File.ReadAllText(Log).TrimEnd());

        Change(1);

        Break().Should().BeNull();
    }

    [Fact]
    public void A_process_that_dies_at_any_moment_leaves_a_chain()
    {
        for (var failAt = 1; ; failAt++)
        {
            var disk = new InMemoryDisk();
            new FileStore("/data", Samples.Origin, disk).Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
            var faulty = new FaultyDisk(disk, failAt, isCrash: true);
            new FileStore("/data", Samples.Origin, faulty).Exports.Write("guide.xml", output => output.Write("<tv/>"u8));

            new FileStore("/data", Samples.Origin, disk).Schedules.Add([Samples.Schedule(2)]).Problem.Should().BeNull();

            var store = new FileStore("/data", Samples.Origin, disk);
            store.Maintenance.Check(repair: false).Value.Findings.Select(finding => finding.Id).Should().NotContain("audit-chain-broken", $"operation {failAt}");
            var isExported = disk.Exists(new StorePaths("/data").Export("guide.xml"));
            store.Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().HaveCount(isExported ? 3 : 2, $"operation {failAt}");
            if (!faulty.HasFailed)
            {
                return;
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    new FileDeniedLog(_folder["data"]).Append([Attempt($"{writer}@203.0.113.{i}")]).Should().BeNull();
                }
            },
            TestContext.Current.CancellationToken)));

        Break().Should().BeNull();
        Health().Checked.AuditLines.Should().Be(40);
    }

    private static DeniedAttempt Attempt(string actor) => new(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "delete-schedule", actor, "no_key") { Ids = ["x"], RequestId = "r-9" };

    private void Change(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Store.Exports.Write($"{Guid.NewGuid():N}.xml", output => output.Write(Encoding.UTF8.GetBytes("<tv/>"))).Problem.Should().BeNull();
        }
    }

    private StoreHealth Health() => Store.Maintenance.Check(repair: false).Value;

    private string? Break() => Health().Findings.SingleOrDefault(finding => finding.Id == "audit-chain-broken")?.Message;
}
