using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Playlists;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Playlists;

public sealed class ShowPlaylistTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly OperationContext _context;

    public ShowPlaylistTests()
    {
        var now = Instant.FromUtc(2026, 11, 30, 9 * 3600);
        var store = new FileStore(_folder["data"], new ChangeOrigin(now, "test", null, null));
        _context = new OperationContext { Store = store, Now = now, Entropy = Guid.Empty };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_playlist_is_shown_with_its_items()
    {
        var id = Samples.Id(1).ToString();
        _context.Store.Playlists.Add(new Playlist(
            Samples.Id(1),
            "Evening",
            _context.Now,
            [
                new MediaItem("https://media.example.edu/a.mp4", "A", TimeSpan.FromSeconds(90.5)),
                new MediaItem("b.mp4", "B"),
            ])).Problem.Should().BeNull();

        Replies.Json(Run(id)).GetRawText().Should().Be(
            $$"""{"status":"success","id":"{{id}}","name":"Evening","imported":"2026-11-30T09:00:00Z","count":2,"duration":90,"items":["""
            + """{"url":"https://media.example.edu/a.mp4","label":"A","duration":90.5},{"url":"b.mp4","label":"B"}]}""");
    }

    [Theory]
    [InlineData("6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11", "not_found")]
    [InlineData("Evening", "not_found")]
    [InlineData("", "validation")]
    public void An_id_that_no_playlist_has_is_answered_with_where_the_ids_are(string id, string type)
    {
        var problem = Run(id).Problem!;

        problem.Type.Name.Should().Be(type);
        problem.Hint.Should().Contain("list-playlists");
    }

    private Outcome<ShowPlaylistReply> Run(string id) => ShowPlaylist.Run(new ShowPlaylistRequest { Id = id }, _context);
}
