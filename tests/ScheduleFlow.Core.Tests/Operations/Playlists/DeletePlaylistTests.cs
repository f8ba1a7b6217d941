using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Playlists;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Playlists;

public sealed class DeletePlaylistTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly OperationContext _context;

    public DeletePlaylistTests()
    {
        var now = Instant.FromUtc(2026, 11, 30, 9 * 3600);
        var store = new FileStore(_folder["data"], new ChangeOrigin(now, "delete-playlist", null, null));
        _context = new OperationContext { Store = store, Now = now, Entropy = Guid.Empty };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_deleted_playlist_is_gone_the_others_stay_and_the_audit_log_has_a_line()
    {
        var id = Samples.Id(1);
        _context.Store.Playlists.Add(Samples.Playlist(1)).Problem.Should().BeNull();
        _context.Store.Playlists.Add(Samples.Playlist(2)).Problem.Should().BeNull();

        Run(id.ToString()).Value.Deleted.Should().Be(id.ToString());

        _context.Store.Playlists.Load(id).Problem!.Type.Should().Be(ErrorType.NotFound);
        _context.Store.Playlists.List().Value.Should().ContainSingle().Which.Id.Should().Be(Samples.Id(2));
        var audited = _context.Store.Audit.List(new AuditQuery(1, null, null)).Value.Entries.Should().ContainSingle().Subject;
        audited.Verb.Should().Be("delete-playlist");
        audited.Ids.Should().Equal(id.ToString());
    }

    [Theory]
    [InlineData("6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11", "not_found")]
    [InlineData("Evening", "not_found")]
    public void An_id_that_no_playlist_has_is_answered_with_where_the_ids_are(string id, string type)
    {
        var problem = Run(id).Problem!;

        problem.Type.Name.Should().Be(type);
        problem.Hint.Should().Contain("list-playlists");
    }

    private Outcome<DeletePlaylistReply> Run(string id) => DeletePlaylist.Run(new DeletePlaylistRequest { Id = id }, _context);
}
