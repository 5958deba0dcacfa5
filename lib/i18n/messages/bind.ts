import { define } from '../define'

export const bind = define({
  zh: {
    chooseTitle: '选择缴费单位', chooseEmpty: '暂时没有可选的缴费单位', hotline: '客服 {hotline}',
    steps: '绑定步骤', stepNumber: '填写户号', stepVerify: '验证身份', stepAlias: '起个名字',
    numberTitle: '填写户号', company: '缴费单位', numberLabel: '用户编号（户号）', numberPlaceholder: '如 {example}',
    numberHint: '请填写 {length} 位数字。空格、横线和全角数字会自动整理。', numberRead: '已识别为 {number}，共 {count} 位', numberFits: '已识别为 {number}，{count} 位，位数正确',
    picture: '纸质账单示意图：户号印在账单左上角，图中用绿框标出', pictureNote: '户号在纸质账单的左上角（绿框处）', pictureBill: '水费账单', pictureNumber: '户号', pictureHere: '在这里',
    checking: '正在向缴费单位查询…',
    verifyTitle: '验证身份', whySMS: '验证码由缴费单位发送到其登记的手机，本平台不保存您的手机号。', whyID_CARD: '由缴费单位核对户主身份证后四位，本平台不保存您的证件号。', whyBOTH: '由缴费单位核对户主身份证后四位和短信验证码，本平台不保存您的证件号和手机号。', idLabel: '户主身份证后四位', idPlaceholder: '如 123X', idHint: '最后一位可以是字母 X', notSent: '点击按钮，把验证码发到登记的手机', sentTo: '验证码已发送至 {phone}',
    send: '获取验证码', sendAgain: '重新获取', sendWait: '{seconds} 秒后可重新获取', sending: '正在发送…', codeLabel: '短信验证码', codePlaceholder: '6 位数字', verify: '验证', verifying: '正在验证…',
    aliasTitle: '起个名字', holder: '户主', address: '地址', number: '户号', found: '已通过验证，请核对是不是您家', othersBound: '还有 {count} 位微信用户绑定了这个户号。您仍可绑定，互相看不到对方的信息，也不影响对方缴费；请留意不要重复缴费。', oldNumber: '这是 {until} 年以前的旧户号，现在是 {number}', takeNew: '改用新户号', aliasLabel: '别名', aliasHint: '1–20 个字，方便区分多个户号，可以直接用建议的别名',
    finish: '完成绑定', finishing: '正在绑定…',
    expiredTitle: '本次绑定已超时', expiredText: '为了安全，绑定需在 15 分钟内完成。没有任何扣款，请重新开始。', restart: '重新开始',
  },
  en: {
    chooseTitle: 'Choose the company', chooseEmpty: 'No company to choose from at present', hotline: 'Hotline {hotline}',
    steps: 'Steps', stepNumber: 'Number', stepVerify: 'Verification', stepAlias: 'Name',
    numberTitle: 'Customer number', company: 'Company', numberLabel: 'Customer number', numberPlaceholder: 'such as {example}',
    numberHint: 'Enter {length} digits. Spaces, dashes and full-width digits are tidied up for you.', numberRead: 'Read as {number}, {count} digits', numberFits: 'Read as {number}, {count} digits: the right length',
    picture: 'Drawing of a paper bill: the customer number is at its top left, framed in green', pictureNote: 'The number is at the top left of the paper bill (green frame).', pictureBill: 'Water bill', pictureNumber: 'No.', pictureHere: 'here',
    checking: 'Asking the company…',
    verifyTitle: 'Verification', whySMS: 'The company sends the code to the phone it has on file; this platform does not keep your phone number.', whyID_CARD: 'The company compares the last four of the holder’s ID card; this platform does not keep them.', whyBOTH: 'The company compares the last four of the holder’s ID card and a code it sends; this platform keeps neither.', idLabel: 'Last four of the holder’s ID card', idPlaceholder: 'such as 123X', idHint: 'The last may be the letter X.', notSent: 'Tap the button to have a code sent to the phone on file.', sentTo: 'A code was sent to {phone}.',
    send: 'Send code', sendAgain: 'Send again', sendWait: 'Again in {seconds} s', sending: 'Sending…', codeLabel: 'Code from the text message', codePlaceholder: '6 digits', verify: 'Verify', verifying: 'Verifying…',
    aliasTitle: 'Name', holder: 'Holder', address: 'Address', number: 'Customer number', found: 'Verified. Please check that this is your home.', othersBound: 'Bound by {count} other WeChat users too. You can still bind it; neither sees the other, nor stops the other from paying. Mind that it is not paid twice.', oldNumber: 'A number from before {until}; today it is {number}', takeNew: 'Use the new number', aliasLabel: 'Alias', aliasHint: '1–20 characters, to tell several numbers apart. You can keep the suggestion.',
    finish: 'Finish', finishing: 'Binding…',
    expiredTitle: 'This took too long', expiredText: 'For safety, binding must be done within 15 minutes. Nothing was charged; please start again.', restart: 'Start again',
  },
})
