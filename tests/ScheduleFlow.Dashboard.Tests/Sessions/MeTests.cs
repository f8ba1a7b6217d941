using System.Net;
using System.Text;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Sessions;

namespace ScheduleFlow.Dashboard.Tests.Sessions;

public sealed class MeTests
{
    private const string Nobody = """{"status":"success","role":"none","how":"anonymous","insecure":false}""";
    private const string Anna = """{"status":"success","role":"editor","how":"session","insecure":false,"name":"anna"}""";

    [Fact]
    public async Task A_session_that_ends_in_mid_work_leaves_all_as_it_was_until_one_signs_in_again()
    {
        var server = new Server(Anna, Nobody, Anna);
        var me = server.Me();
        await me.LoadAsync();

        await me.LoadAsync();

        me.IsOver.Should().BeTrue();
        me.Role.Should().Be(Role.Editor, "what is on the screen stays");
        await me.SignInAsync("anna", "a long trial password");
        me.IsOver.Should().BeFalse();
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        var me = new Server(Anna, Nobody).Me();
        await me.LoadAsync();

        await me.SignOutAsync();

        me.IsOver.Should().BeFalse();
        me.IsIn.Should().BeFalse();
    }

    [Fact]
    public async Task Who_leaves_after_the_end_is_out()
    {
        var me = new Server(Anna, Nobody, Nobody).Me();
        await me.LoadAsync();
        await me.LoadAsync();

        await me.LeaveAsync();

        me.IsOver.Should().BeFalse();
        me.IsIn.Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_session_nothing_can_end()
    {
        var me = new Server(Nobody, Anna).Me();
        await me.LoadAsync();

        await me.LoadAsync();

        me.IsOver.Should().BeFalse();
        me.IsNamed.Should().BeTrue();
    }

    private sealed class Server(params string[] answers) : HttpMessageHandler
    {
        private int _asked;

        public Me Me()
        {
            var http = new HttpClient(this) { BaseAddress = new("http://localhost/") };
            return new(new ApiClient(http, new ServerTime(), new Reachability(), new Texts()));
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(answers[_asked++], Encoding.UTF8, "application/json"),
            });
    }
}
