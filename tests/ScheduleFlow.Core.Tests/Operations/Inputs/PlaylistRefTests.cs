using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Playlists;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class PlaylistRefTests : Named
{
    [Fact]
    public void A_whole_id_is_not_looked_up() =>
        PlaylistRef.Find(Samples.Id(9).ToString(), WithoutStore).Value.Should().Be(Samples.Id(9));

    [Theory]
    [InlineData("Playlist 2")]
    [InlineData("00000002")]
    public void Every_verb_takes_a_name_or_the_beginning_of_an_id(string text)
    {
        ShowPlaylist.Run(new ShowPlaylistRequest { Id = text }, Context).Value.Id.Should().Be(Samples.Id(2).ToString());
        Replies.Json(ExportPlaylist.Run(new ExportPlaylistRequest { Items = text, Format = "m3u", ExportName = "a.m3u" }, Context))
            .GetProperty("name").GetString().Should().Be("Playlist 2");
        DeletePlaylist.Run(new DeletePlaylistRequest { Id = text }, Context).Value.Deleted.Should().Be(Samples.Id(2).ToString());
    }

    [Fact]
    public void What_fits_several_is_refused_and_deletes_nothing()
    {
        var problem = DeletePlaylist.Run(new DeletePlaylistRequest { Id = "0000" }, Context).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().Equal($"{Samples.Id(1)} “Playlist 1”", $"{Samples.Id(2)} “Playlist 2”");
        Context.Store.Playlists.List().Value.Should().HaveCount(2);
    }
}
