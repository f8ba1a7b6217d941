using System.Text;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class AuditLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public AuditLogTests() => Directory.CreateDirectory(_folder["data"]);

    private string Log => Path.Combine(_folder["data"], "audit.jsonl");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Pages_hold_every_line_once_the_newest_first(int limit)
    {
        File.WriteAllText(Log, string.Concat(Enumerable.Range(0, 1_000).Select(i => Line(i, padding: i % 300))));

        All(limit).Should().Equal(Enumerable.Range(0, 1_000).Reverse().Select(i => $"r-{i}"));
    }

    // Around the size of a block, where lines begin and end at every place in it.
    [Fact]
    public void Lines_of_any_length_are_read_whole()
    {
        var random = new Random(4711);
        for (var round = 0; round < 20; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 12)).Select(i => Line(i, random.Next(4) switch { 0 => 65_536 + random.Next(-200, 200), 1 => 131_072 + random.Next(-200, 200), 2 => 400_000, _ => random.Next(50) })).ToList();
            File.WriteAllText(Log, string.Concat(lines));

            All(3).Should().Equal(Enumerable.Range(0, lines.Count).Reverse().Select(i => $"r-{i}"), $"round {round}");
        }
    }

    [Fact]
    public void A_log_that_is_not_there_or_empty_has_no_lines()
    {
        Read(new AuditQuery(9, null, null)).Should().BeEquivalentTo(new AuditPage([], null, 0));
        File.WriteAllText(Log, "");
        Read(new AuditQuery(9, null, null)).Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{\"time\":\"2026-11-2", 0)]
    [InlineData("{\"time\":\"2026-11-2\n", 1)]
    [InlineData("\0\0\0\0\n\n", 1)]
    [InlineData("[]\n", 1)]
    public void A_torn_line_is_passed_over_and_counted_where_it_is_no_longer_being_written(string torn, int damaged)
    {
        File.WriteAllText(Log, Line(1) + Line(2) + torn);

        var page = Read(new AuditQuery(9, null, null));

        page.Entries.Select(entry => entry.RequestId).Should().Equal("r-2", "r-1");
        page.Damaged.Should().Be(damaged);
    }

    [Fact]
    public void A_line_of_an_older_version_says_what_it_can()
    {
        File.WriteAllText(Log, "{\"time\":\"2026-11-23T10:00:00Z\",\"request_id\":null,\"actor\":null,\"verb\":\"import-schedule\",\"ids\":[\"a\",\"b\"],\"count\":2,\"events\":7}\n");

        var entry = Read(new AuditQuery(9, null, null)).Entries.Single();

        entry.Should().BeEquivalentTo(new AuditEntry { Time = "2026-11-23T10:00:00Z", Verb = "import-schedule", Ids = ["a", "b"], Count = 2, Events = 7, Result = "success" });
    }

    [Fact]
    public void Of_a_line_about_very_many_things_the_first_are_named_and_all_are_counted()
    {
        File.WriteAllText(Log, $"{{\"verb\":\"delete-all-schedules\",\"ids\":[{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"{i}\""))}]}}\n");

        var entry = Read(new AuditQuery(9, null, null)).Entries.Single();

        entry.Ids.Should().Equal(Enumerable.Range(0, 100).Select(i => $"{i}"));
        entry.Count.Should().Be(10_000);
    }

    [Fact]
    public void Since_leaves_out_what_is_older_also_where_times_are_not_in_order()
    {
        File.WriteAllText(Log, Line(100) + Line(5) + Line(101) + Line(6) + Line(102));

        var page = Read(new AuditQuery(9, null, Events.Origin.PlusSeconds(100)));

        page.Entries.Select(entry => entry.RequestId).Should().Equal("r-102", "r-101", "r-100");
        page.Next.Should().BeNull();
    }

    [Fact]
    public void A_page_of_a_long_log_reads_its_end_only()
    {
        var block = string.Concat(Enumerable.Range(0, 1_000).Select(i => Line(i, 100)));
        using (var log = new StreamWriter(Log))
        {
            for (var i = 0; i < 300; i++)
            {
                log.Write(block);
            }
        }

        new FileInfo(Log).Length.Should().BeGreaterThan(50 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var page = Read(new AuditQuery(100, null, Events.Origin));

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1024 * 1024);
        page.Entries.Should().HaveCount(100);
    }

    [Fact]
    public void A_change_that_is_committed_but_not_yet_applied_is_in_the_log()
    {
        for (var failAt = 1; ; failAt++)
        {
            var disk = new InMemoryDisk();
            var paths = new StorePaths("/data");
            new FileStore(paths.Root, Samples.Origin, disk).Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
            var faulty = new FaultyDisk(disk, failAt, isCrash: true);
            new FileStore(paths.Root, Samples.Origin, faulty).Schedules.Add([Samples.Schedule(2)]);

            var store = new FileStore(paths.Root, Samples.Origin, disk);
            var expected = store.Schedules.Load(Samples.Id(2)).Problem is null ? 2 : 1;
            store.Audit.List(new AuditQuery(9, null, null)).Value.Entries.Should().HaveCount(expected, $"operation {failAt}");
            if (!faulty.HasFailed)
            {
                return;
            }
        }
    }

    [Fact]
    public void Any_bytes_are_no_reason_to_fail()
    {
        var random = new Random(4711);
        for (var round = 0; round < 500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Line(1) + Line(2) + Line(3));
            for (var i = random.Next(6); i >= 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Log, bytes);
            Read(new AuditQuery(9, random.Next(2) == 0 ? random.Next(bytes.Length + 9) : null, null)).Entries.Length.Should().BeLessThan(4);
        }
    }

    private static string Line(int second, int padding = 0) =>
        $"{{\"time\":\"{Events.Origin.PlusSeconds(second)}\",\"request_id\":\"r-{second}\",\"actor\":\"a@127.0.0.1\",\"verb\":\"{new string('v', padding)}\",\"ids\":[],\"count\":0,\"result\":\"success\"}}\n";

    private List<string?> All(int limit)
    {
        var seen = new List<string?>();
        long? after = null;
        do
        {
            var page = Read(new AuditQuery(limit, after, null));
            page.Entries.Length.Should().BeInRange(1, limit);
            seen.AddRange(page.Entries.Select(entry => entry.RequestId));
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }

    private AuditPage Read(AuditQuery query) => new FileStore(_folder["data"]).Audit.List(query).Value;
}
