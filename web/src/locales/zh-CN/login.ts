// 登录。

export default {
  login: {
    title: '登录',
    username: '用户名',
    password: '密码',
    show: '显示密码',
    hide: '隐藏密码',
    submit: '登录',
    needed: '请填写用户名和密码。',
    expired: '登录已过期，请重新登录。',
    slogan: '有人盯、有人干、有人反馈',
  },
}
